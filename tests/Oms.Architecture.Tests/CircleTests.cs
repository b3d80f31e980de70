namespace Oms.Architecture.Tests;

/// <summary>Folders of a project use each other one way.</summary>
public sealed class CircleTests
{
    public static TheoryData<string> PackagesWithCode => Shipped.AllWithCode;

    [Theory]
    [MemberData(nameof(PackagesWithCode))]
    public void No_folder_needs_another_that_needs_it(string project)
    {
        var rooms = Rooms.Of(project);
        var offenders =
            from circle in rooms.Circles()
            from room in circle
            from other in circle
            where room != other
            from use in rooms.Between(room, other)
            select $"{project}: {room} uses {other}: {use}";
        Rule.HasNoOffender("Folders of a project use each other one way.", offenders);
    }

    // A reader that saw nothing would find no circle either.
    [Fact]
    public void A_known_use_is_seen() =>
        Assert.Contains("HandlerDelivery → IOmsRoot", Rooms.Of("Oms.Core").Between("Outbox", "Engine"));
}
