using NodaTime;
using Oms.Core.Tests.Golden;
using Oms.Inventory;
using Oms.Sourcing;

namespace Oms.Core.Tests.Sourcing;

/// <summary>How a decision is told.</summary>
public sealed class WordsTests
{
    [Fact]
    public void The_page_shows_a_decision_as_it_is_told()
    {
        var lamp = new Sku("LAMP");
        var snapshot = new SourcingSnapshot
        {
            Demands = [new AllocationDemand(1, lamp, 2)],
            Positions = [.. ((string[])["bath", "hamburg", "leeds"]).Select(place => new StockPosition { Sku = lamp, Location = new(place), Sellable = 4 })],
            Locations =
            [
                new Location { Code = new("bath"), Coordinates = new GeoPoint(51.4, -2.4) },
                new Location { Code = new("hamburg"), Coordinates = new GeoPoint(53.6, 10) },
                new Location { Code = new("leeds"), Coordinates = new GeoPoint(53.8, -1.5) },
            ],
            Country = "DE",
            At = Instant.FromUtc(2026, 3, 2, 9, 0),
        };
        var policy = new SourcingPolicy
        {
            Id = "europe",
            Version = 1,
            Costs = new SourcingCosts { Parcel = 3.90m, Kilometre = 0.004m, Split = 1.00m, DayLate = 0.50m },
            Limits = new SourcingLimits { MaxParcels = 3, Excluded = [new("bath")] },
        };
        var told = Requests.Engine.Source(snapshot, policy).Decision(Guid.Empty, Guid.Empty).InWords();
        Assert.Contains($"```text\n{told}\n```", File.ReadAllText(Path.Combine(GoldenFile.Root, "docs", "sourcing.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_and_too_few_are_told()
    {
        var snapshot = new SourcingSnapshot { Demands = [new AllocationDemand(1, new("LAMP"), 2)], Positions = [], Locations = [new Location { Code = new("leeds") }] };
        Assert.Contains("Nobody can serve it.\n", Requests.Source("cheapest", snapshot).Decision(Guid.Empty, Guid.Empty).InWords(), StringComparison.Ordinal);
        snapshot = snapshot with { Positions = [new StockPosition { Sku = new("LAMP"), Location = new("leeds"), Sellable = 1 }] };
        Assert.Contains("Nobody has the other 1 unit.", Requests.Source("priority", snapshot).Decision(Guid.Empty, Guid.Empty).InWords(), StringComparison.Ordinal);
    }
}
