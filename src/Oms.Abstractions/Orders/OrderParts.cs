using System.Collections.Immutable;
using NodaTime;

namespace Oms.Orders;

/// <summary>Units of a line promised from a location and not yet released.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Location">The location.</param>
/// <param name="Quantity">Units, positive.</param>
public readonly record struct Allocation(int LineNo, LocationCode Location, long Quantity);

/// <summary>An amount on the whole order: carriage, a fee, a discount. It is apportioned to the lines at placement, once.</summary>
public sealed record OrderCharge
{
    /// <summary>Number within the order, from 1.</summary>
    public required int No { get; init; }

    /// <summary>What it is.</summary>
    public required ChargeKind Kind { get; init; }

    /// <summary>The host's or channel's code, such as <c>POST</c>.</summary>
    public required string Code { get; init; }

    /// <summary>How much; negative for discounts.</summary>
    public required Money Amount { get; init; }

    /// <summary>Minor units that fall to each line, in line order, by largest remainder over the lines' net amounts; their sum is the amount. Empty where the order has no lines.</summary>
    public ImmutableArray<long> Shares { get; init; } = [];
}

/// <summary>What a charge is.</summary>
public enum ChargeKind
{
    /// <summary>Carriage.</summary>
    Shipping = 0,

    /// <summary>A fee.</summary>
    Fee = 1,

    /// <summary>A discount.</summary>
    Discount = 2,

    /// <summary>A correction.</summary>
    Adjustment = 3,
}

/// <summary>A reason to wait. Several may stand at once; each blocks the commands it names.</summary>
public sealed record Hold
{
    /// <summary>Number within the order, from 1.</summary>
    public required int No { get; init; }

    /// <summary>What kind: one of <see cref="HoldKinds"/> or the host's own word.</summary>
    public required string Kind { get; init; }

    /// <summary>Why, in words that tell what to do.</summary>
    public required string Reason { get; init; }

    /// <summary>What it blocks.</summary>
    public HoldBlocks Blocks { get; init; } = HoldBlocks.All;

    /// <summary>When it was placed.</summary>
    public required Instant PlacedAt { get; init; }

    /// <summary>Who is to look at it; null: nobody in particular.</summary>
    public string? Owner { get; init; }

    /// <summary>When it goes by itself; null: never.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>When it is escalated unless it is released before; null: never.</summary>
    public Instant? EscalatesAt { get; init; }

    /// <summary>Whether it was.</summary>
    public bool Escalated { get; init; }

    /// <summary>What placed it, such as a row of a rule set, at most 200 characters; null: the SDK itself or a person.</summary>
    public string? Source { get; init; }
}

/// <summary>Commands that a hold blocks.</summary>
[Flags]
public enum HoldBlocks
{
    /// <summary>None: the hold only shows.</summary>
    None = 0,

    /// <summary>Confirming.</summary>
    Confirm = 1,

    /// <summary>Allocating.</summary>
    Allocate = 2,

    /// <summary>Releasing to fulfilment.</summary>
    Release = 4,

    /// <summary>All of them.</summary>
    All = Confirm | Allocate | Release,
}

/// <summary>Kinds of holds that the SDK itself places.</summary>
public static class HoldKinds
{
    /// <summary>The payment is not what the channel's profile expects.</summary>
    public const string Payment = "payment";

    /// <summary>The address cannot be used as it is.</summary>
    public const string Address = "address";

    /// <summary>Units are not there.</summary>
    public const string Inventory = "inventory";

    /// <summary>The totals do not add up to what the channel said.</summary>
    public const string Totals = "totals";

    /// <summary>The channel requires a customer, and there is none.</summary>
    public const string Customer = "customer";

    /// <summary>A person asked for it.</summary>
    public const string Manual = "manual";

    /// <summary>Somebody's approval is needed. It goes when that is given, and in no other way.</summary>
    public const string Approval = "approval";

    /// <summary>Rules cannot decide yet: facts are not known, or a rule set in force cannot be used.</summary>
    public const string Rules = "rules";
}

/// <summary>How the customer gets the goods.</summary>
public enum Handover
{
    /// <summary>A carrier brings them.</summary>
    Ship = 0,

    /// <summary>The customer collects them at the location; handing them over delivers them.</summary>
    Collect = 1,

    /// <summary>Over the counter: delivered as placed, stock moved at its location.</summary>
    Immediate = 2,

    /// <summary>The channel ships from its own stock; none of ours moves.</summary>
    ByChannel = 3,
}
