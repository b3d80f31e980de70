using CsCheck;
using NodaTime;
using Oms.Inventory;
using Oms.Sourcing;
using Oms.Sourcing.Strategies;

namespace Oms.Core.Tests.Sourcing;

/// <summary>Random things to be sourced, small enough that locations and SKUs meet often.</summary>
internal static class Requests
{
    public static Sku[] Skus { get; } = [new("A"), new("B"), new("C")];

    public static LocationCode[] Places { get; } = [new("p1"), new("p2"), new("p3"), new("p4")];

    public static PolicyCatalog Catalog { get; } = new([new PriorityStrategy(), new MostStockStrategy(), new OptimalStrategy()], []);

    public static SourcingEngine Engine { get; } = new(Catalog);

    public static TheoryData<string> Policies => [.. SourcingPresets.All.Select(policy => policy.Id)];

    public static TheoryData<string> Costed => [.. SourcingPresets.All.Where(policy => policy.Strategy == OptimalStrategy.Name).Select(policy => policy.Id)];

    private static readonly Gen<AllocationDemand> Demand = Gen.Select(
        Gen.Int[0, 2], Gen.Long[1, 12], Gen.Frequency((4, Gen.Const(false)), (1, Gen.Const(true))), Gen.Long[1, 3], Gen.Long[1, 2],
        (sku, units, kit, some, others) => kit
            ? new AllocationDemand(1, new Sku("KIT"), units) { Parts = [new KitPart(Skus[sku], some), new KitPart(Skus[(sku + 1) % 3], others)] }
            : new AllocationDemand(1, Skus[sku], units));

    private static readonly Gen<StockPosition> Position = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 3], Gen.Long[0, 15], Gen.Long[0, 8], Gen.Long[0, 4], Gen.Long[0, 3],
        (sku, place, sellable, allocated, limit, safety) => new StockPosition
        {
            Sku = Skus[sku],
            Location = Places[place],
            Sellable = sellable,
            Allocated = allocated,
            OversellLimit = limit,
            SafetyStock = safety,
        });

    private static readonly Gen<Location> Place = Gen.Select(
        Gen.Int[0, 3], Gen.Int[1, 3], Gen.Bool, Gen.Int[40, 60], Gen.Int[-5, 20], Gen.Int[0, 3],
        (place, priority, active, latitude, longitude, days) => new Location
        {
            Code = Places[place],
            Priority = priority,
            Active = active,
            Coordinates = new GeoPoint(latitude, longitude),
            Opening = new OpeningCalendar { HandlingDays = days },
        });

    public static Gen<SourcingSnapshot> Any { get; } = Gen.Select(Demand.Array[1, 8], Position.Array[0, 12], Place.Array[0, 4], (demands, positions, places) => new SourcingSnapshot
    {
        Demands = [.. demands.Select((demand, i) => demand with { LineNo = i + 1 })],
        Positions = [.. positions.DistinctBy(position => (position.Sku, position.Location))],
        Locations = [.. places.DistinctBy(location => location.Code)],
        Items = [.. Skus.Select((sku, i) => new Item { Sku = sku, WeightGrams = 250 * (i + 1) })],
        Country = "DE",
        At = Instant.FromUtc(2026, 3, 2, 9, 0),
    });

    public static Sourced Source(string policy, SourcingSnapshot snapshot) => Engine.Source(snapshot, Catalog.Of(policy));

    /// <summary>Units of stock that picks take, kits by their parts.</summary>
    public static IEnumerable<((Sku Sku, LocationCode Location) Place, long Units)> Taken(SourcingSnapshot snapshot, IEnumerable<AllocationPick> picks) =>
        from pick in picks
        let demand = snapshot.Demands.Single(wanted => wanted.LineNo == pick.LineNo)
        from part in demand.Parts.Count == 0 ? [new KitPart(demand.Sku, 1)] : demand.Parts
        group part.Quantity * pick.Quantity by (part.Sku, pick.Location) into taken
        select (taken.Key, taken.Sum());
}
