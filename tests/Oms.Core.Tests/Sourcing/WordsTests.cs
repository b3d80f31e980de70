using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Oms.Core.Tests.Golden;
using Oms.Inventory;
using Oms.Sourcing;
using Oms.Sourcing.Explaining;

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
    public void The_hash_of_a_snapshot_is_that_of_its_canonical_text()
    {
        var (lamp, leeds) = (new Sku("LAMP"), new LocationCode("leeds"));
        var snapshot = new SourcingSnapshot
        {
            Demands = [new AllocationDemand(1, lamp, 2), new AllocationDemand(2, new("SET"), 3) { Parts = [new KitPart(lamp, 2), new KitPart(new("CUP"), 4)] }],
            Positions = [new StockPosition { Sku = lamp, Location = leeds, Sellable = 9, Allocated = 2, SafetyStock = 3 }],
            Locations = [new Location { Code = leeds, Version = 7 }],
            Items = [new Item { Sku = lamp, Version = 5 }],
            Loads = [new LocationLoad(leeds, 12)],
            Country = "GB",
            Destination = new GeoPoint(0, -1),
            At = Instant.FromUnixTimeTicks(-1),
            PromisedFor = Instant.FromUnixTimeTicks(20),
            Declined = [new("bath"), new("york")],
            SoldFrom = [leeds],
        };
        var text = $"-1|GB||20|bath,york|leeds|0 {BitConverter.DoubleToInt64Bits(-1)}\nd 1 LAMP 2\nd 2 SET 3 LAMP*2 CUP*4\np LAMP leeds 4 7\nl leeds 7 12\ni LAMP 5";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), SnapshotHash.Of(snapshot));
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
