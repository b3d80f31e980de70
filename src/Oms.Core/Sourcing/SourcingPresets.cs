using Oms.Sourcing.Strategies;

namespace Oms.Sourcing;

/// <summary>
/// Policies that come with the SDK, all of them the one exact strategy with other weights. Their amounts are in no currency in particular: a
/// shop that knows its tariffs publishes a policy of its own.
/// </summary>
internal static class SourcingPresets
{
    public static IReadOnlyList<SourcingPolicy> All { get; } =
    [
        new() { Id = "nearest", Costs = new SourcingCosts { Kilometre = 1 } },
        new() { Id = "cheapest", Costs = new SourcingCosts { Parcel = 4, Kilometre = 0.002m, Kilogram = 0.40m, KilogramThousandKilometres = 0.35m } },
        new() { Id = "fewest-splits", Costs = new SourcingCosts { Split = 10_000, Kilometre = 0.002m } },
        new() { Id = "weighted", Costs = new SourcingCosts { Parcel = 4, Kilometre = 0.004m, Split = 2, DayLate = 1, Pressure = 1 } },
        new()
        {
            Id = "lowest-cost",
            Costs = new SourcingCosts { Parcel = 4, Kilometre = 0.002m, Kilogram = 0.40m, KilogramThousandKilometres = 0.35m, Unit = 0.20m, Split = 1.50m, DayLate = 3, Pressure = 2 },
        },
        new() { Id = PriorityStrategy.Name, Strategy = PriorityStrategy.Name },
        new() { Id = MostStockStrategy.Name, Strategy = MostStockStrategy.Name },
    ];
}
