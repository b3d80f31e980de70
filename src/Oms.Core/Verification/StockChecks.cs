using Oms.Inventory;
using Oms.Storage;

namespace Oms.Verification;

/// <summary>Whether counters of stock agree with each other and with the rows behind them.</summary>
internal static class StockChecks
{
    public static Check<StockAudit> MatchesLedger { get; } = new(
        "stock_matches_ledger",
        "Units on hand are the sum of the movements, condition by condition.",
        static audit => StockFindings.Unlike(audit)
            .Where(counter => counter.Counter is not (StockCounter.Allocated or StockCounter.Reserved))
            .Select(counter => Text.Of($"{Name(audit.Position)}: {counter.Actual} {counter.Counter} on hand, the movements add up to {counter.Expected}.")));

    public static Check<StockAudit> LedgerIsDense { get; } = new(
        "ledger_is_dense",
        "The movements of a position are numbered from 1 without a gap, up to what it counts.",
        static audit => audit.Numbered == audit.LastNo && audit.LastNo == audit.Position.Moves
            ? []
            : [Text.Of($"{Name(audit.Position)}: it counts {audit.Position.Moves} movements; {audit.Numbered} have a number, the last is {audit.LastNo}.")]);

    public static Check<StockAudit> ClaimsWithinSupply { get; } = new(
        "claims_within_supply",
        "No more is claimed of a line of inbound supply than is expected there, but for what is known to be short.",
        static audit => audit.Position is { Location.IsInbound: true } position && position.Allocated + position.Reserved > position.Sellable + position.Short
            ? [Text.Of($"{Name(position)}: {position.Allocated + position.Reserved} claimed, {position.Sellable} expected, {position.Short} short.")]
            : []);

    public static Check<StockAudit> NotOversold { get; } = new(
        "stock_not_oversold",
        "No counter is negative, and no more is promised and held than is there, known to be short, or allowed to be oversold.",
        static audit => FindOversold(audit.Position));

    public static Check<StockAudit> MatchesOrders { get; } = new(
        "stock_matches_orders",
        "Allocated units are those of orders and their open work; held units are those of active reservations.",
        static audit => FindUnlike(audit));

    public static Check<StockPosition> AvailableIsDerived { get; } = new(
        "available_is_derived",
        "What a new demand may take follows from the counters alone, and is never less than nothing; short is no more than what is promised beyond what is there.",
        static position => FindUnderived(position));

    private static IEnumerable<string> FindOversold(StockPosition position)
    {
        var name = Name(position);
        (string Counter, long Value)[] counters =
        [
            ("sellable", position.Sellable), ("damaged", position.Damaged), ("in quarantine", position.Quarantine), ("in quality control", position.QualityControl),
            ("allocated", position.Allocated), ("reserved", position.Reserved), ("short", position.Short), ("of oversell limit", position.OversellLimit),
        ];
        foreach (var (counter, value) in counters.Where(counter => counter.Value < 0))
        {
            yield return Text.Of($"{name}: {value} {counter}.");
        }

        if (Missing(position) is var missing && missing > position.Short)
        {
            yield return Text.Of($"{name}: {missing - position.Short} units are oversold ({position.Allocated} allocated and {position.Reserved} reserved of {position.Sellable} sellable, {position.Short} short, {position.OversellLimit} allowed beyond).");
        }
    }

    private static IEnumerable<string> FindUnlike(StockAudit audit)
    {
        if (audit.Position.Allocated != audit.Allocations + audit.FulfilmentOpen)
        {
            yield return Text.Of($"{Name(audit.Position)}: {audit.Position.Allocated} allocated, orders have {audit.Allocations} allocated and {audit.FulfilmentOpen} in open work.");
        }

        if (audit.Position.Reserved != audit.Reservations)
        {
            yield return Text.Of($"{Name(audit.Position)}: {audit.Position.Reserved} reserved, active reservations hold {audit.Reservations}.");
        }
    }

    private static IEnumerable<string> FindUnderived(StockPosition position)
    {
        if (position.Expired < 0 || position.Expired > position.Reserved)
        {
            yield return Text.Of($"{Name(position)}: {position.Expired} of {position.Reserved} reserved units are said to be over.");
        }

        if (position.Short > Math.Max(0, Missing(position)))
        {
            yield return Text.Of($"{Name(position)}: {position.Short} units are said to be short, {Math.Max(0, Missing(position))} are.");
        }
    }

    private static long Missing(StockPosition position) => position.Allocated + position.Reserved - position.Sellable - position.OversellLimit;

    private static string Name(StockPosition position) => $"{position.Sku} at {position.Location}";
}
