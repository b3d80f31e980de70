using System.Text;
using Oms.Events;
using Oms.Storage;

namespace Oms.Core.Tests.Golden;

/// <summary>The JSON of events is wire format: what a database holds today must be readable by every later version.</summary>
public sealed class EventJsonTests
{
    private static readonly string Folder = GoldenFile.Beside("events");

    public static TheoryData<string> Names => [.. EventNames.Types.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_written_form_is_the_approved_one(string name) => GoldenFile.Check(PathOf(name), Written(SampleOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_approved_form_is_read_back_equal(string name)
    {
        var read = new EventCodec().Decode(Stored(name, Encoding.UTF8.GetBytes(File.ReadAllText(PathOf(name)))));
        Assert.Equal(Portrait.Of(SampleOf(name)), Portrait.Of(read));
    }

    [Fact]
    public void Every_event_has_a_name_and_a_sample()
    {
        var events = typeof(OmsEvent).Assembly.GetTypes().Where(type => type is { IsSealed: true, IsAbstract: false } && type.IsSubclassOf(typeof(OmsEvent))).ToHashSet();
        Assert.Equal(events, EventNames.Names.Keys.ToHashSet());
        Assert.Equal(events, EventSamples.All.Select(sample => sample.GetType()).ToHashSet());
    }

    [Fact]
    public void Samples_leave_nothing_unset() =>
        Assert.Empty(EventSamples.All.SelectMany(sample => Portrait.Unset(sample, sample.GetType().Name)));

    [Fact]
    public void No_approved_file_is_left_over() =>
        GoldenFile.CheckNothingElse(Folder, EventNames.Types.Keys.Select(name => $"{name}.json"));

    [Fact]
    public void A_property_of_a_later_version_is_passed_over()
    {
        var read = new EventCodec().Decode(Stored("shipment.lost", Encoding.UTF8.GetBytes($$"""{"shipment":"{{Sample.Id(4)}}","whereabouts":"unknown"}""")));
        Assert.Equal(new Oms.Shipping.ShipmentLost { Shipment = Sample.Id(4) }, read);
    }

    [Theory]
    [InlineData("order.teleported", "{}")]
    [InlineData("shipment.lost", "{}")]
    [InlineData("shipment.lost", "{")]
    [InlineData("shipment.lost", "null")]
    public void What_cannot_be_read_says_so(string name, string payload) =>
        Assert.Equal("event.unreadable", Assert.Throws<OmsException>(() => new EventCodec().Decode(Stored(name, Encoding.UTF8.GetBytes(payload)))).Code);

    private static OmsEvent SampleOf(string name) => EventSamples.All.Single(sample => sample.GetType() == EventNames.Types[name]);

    private static string PathOf(string name) => Path.Combine(Folder, $"{name}.json");

    private static string Written(OmsEvent fact) =>
        Encoding.UTF8.GetString(new EventCodec().Encode(new StreamId(StreamKinds.Order, Sample.Id(1)), 1, fact).Payload.Span);

    private static StoredEvent Stored(string type, byte[] payload) => new()
    {
        Stream = new StreamId(StreamKinds.Order, Sample.Id(1)),
        Sequence = 1,
        Type = type,
        Schema = 1,
        Payload = payload,
        At = Sample.Noon,
        Actor = "system:host",
        CommitId = Sample.Id(9),
    };
}
