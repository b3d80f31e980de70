using NodaTime;
using Oms.Orders;
using Oms.Sourcing;

namespace Oms.Changes;

/// <summary>What confirming a change would come to, on one version of its order.</summary>
public sealed record ChangePreview
{
    /// <summary>Version of the order it is about: name it in <see cref="ConfirmChange.Previewed"/>.</summary>
    public long Version => Before.Version;

    /// <summary>The order as it is.</summary>
    public required Order Before { get; init; }

    /// <summary>The order as it would be; where actions are refused, without them.</summary>
    public required Order After { get; init; }

    /// <summary>What it costs.</summary>
    public required ChangeMoney MoneyBefore { get; init; }

    /// <summary>What it would cost.</summary>
    public required ChangeMoney MoneyAfter { get; init; }

    /// <summary>What the customer would owe more; negative: less.</summary>
    public Money Difference => MoneyAfter.Owed - MoneyBefore.Owed;

    /// <summary>Units that would be promised from stock or given back to it, by SKU and location; empty: no stock is touched.</summary>
    public required IReadOnlyList<StockMove> Stock { get; init; }

    /// <summary>Where new units would come from, and why.</summary>
    public required IReadOnlyList<SourcingDecision> Sourcing { get; init; }

    /// <summary>When lines arrive, for each of which some has not left.</summary>
    public required IReadOnlyList<ArrivalChange> Arrivals { get; init; }

    /// <summary>What cannot be done; empty: it can be confirmed.</summary>
    public required IReadOnlyList<ChangeRefusal> Refusals { get; init; }
}

/// <summary>Money of an order at one moment.</summary>
/// <param name="Goods">Sum of the lines.</param>
/// <param name="Charged">Sum of the charges.</param>
/// <param name="Cancelled">Of both, what falls to cancelled units.</param>
public sealed record ChangeMoney(Money Goods, Money Charged, Money Cancelled)
{
    /// <summary>What the customer owes in all: goods and charges without what is cancelled.</summary>
    public Money Owed => Goods + Charged - Cancelled;
}

/// <summary>Units that would be promised from a location, or given back.</summary>
/// <param name="Sku">What is stocked: of a kit, the part.</param>
/// <param name="Location">The location, or the line of inbound supply.</param>
/// <param name="Units">Promised; negative: given back.</param>
public sealed record StockMove(Sku Sku, LocationCode Location, long Units);

/// <summary>When a line arrives.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Promised">What the customer was told; null: nothing.</param>
/// <param name="Before">When all of it is expected as it is; null: nobody knows, or it is new.</param>
/// <param name="After">When all of it would be expected; null: nobody knows, or nothing of it would be left to send.</param>
public sealed record ArrivalChange(int LineNo, Instant? Promised, Instant? Before, Instant? After);

/// <summary>An action that cannot be done.</summary>
/// <param name="Action">Its place among the actions, from 0.</param>
/// <param name="Code">Stable code, with its page in the documentation.</param>
/// <param name="Reason">Why, and what to do instead.</param>
public sealed record ChangeRefusal(int Action, string Code, string Reason);
