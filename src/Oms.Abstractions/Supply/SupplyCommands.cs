using NodaTime;
using Oms.Inventory;

namespace Oms.Supply;

/// <summary>Announces a purchase order or an advance ship notice.</summary>
public sealed record AnnounceSupply : Command
{
    /// <summary>Its number: 1 to 48 characters.</summary>
    public required string Number { get; init; }

    /// <summary>What it is; not a transfer.</summary>
    public SupplyKind Kind { get; init; }

    /// <summary>The supplier; null: not said.</summary>
    public string? Supplier { get; init; }

    /// <summary>The host's reference; null: none.</summary>
    public string? Reference { get; init; }

    /// <summary>How far it is: planned, ordered, confirmed or shipped.</summary>
    /// <value><see cref="SupplyState.Ordered"/>.</value>
    public SupplyState State { get; init; } = SupplyState.Ordered;

    /// <summary>The lines, 1 to 500.</summary>
    public required IReadOnlyList<ExpectedLine> Lines { get; init; }
}

/// <summary>A line that is expected.</summary>
public sealed record ExpectedLine
{
    /// <summary>The SKU; not a kit, which has no stock of its own.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Where it is to be received.</summary>
    public required LocationCode To { get; init; }

    /// <summary>Units, positive.</summary>
    public required long Quantity { get; init; }

    /// <summary>When it is expected; null: see <see cref="On"/>.</summary>
    public Instant? At { get; init; }

    /// <summary>On which day of <see cref="To"/> it is expected, at its end at the latest; null: see <see cref="At"/>. Neither: nobody knows yet.</summary>
    public LocalDate? On { get; init; }

    /// <summary>What one unit costs; null: not said.</summary>
    public UnitPrice? UnitCost { get; init; }
}

/// <summary>Sends units from a location to others.</summary>
public sealed record SendTransfer : Command
{
    /// <summary>Its number: 1 to 48 characters.</summary>
    public required string Number { get; init; }

    /// <summary>Where they leave.</summary>
    public required LocationCode From { get; init; }

    /// <summary>The host's reference; null: none.</summary>
    public string? Reference { get; init; }

    /// <summary>The lines, 1 to 500.</summary>
    public required IReadOnlyList<ExpectedLine> Lines { get; init; }
}

/// <summary>Confirms a supply, moves its dates, or says that it is on its way.</summary>
public sealed record ConfirmSupply : Command
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>Which lines; empty: all that are open.</summary>
    public IReadOnlyList<int> Lines { get; init; } = [];

    /// <summary>When they are expected now; null: see <see cref="On"/>.</summary>
    public Instant? At { get; init; }

    /// <summary>On which day of their destination; null: see <see cref="At"/>. Neither: dates stay as they are.</summary>
    public LocalDate? On { get; init; }

    /// <summary>How far they are: ordered, confirmed or shipped, never back; null: as they are.</summary>
    public SupplyState? State { get; init; }
}

/// <summary>Takes units of a supply in. <see cref="Command.Reason"/> is required where more or less came than was open and the line is closed.</summary>
public sealed record ReceiveSupply : Command
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>What came.</summary>
    public required IReadOnlyList<ArrivedLine> Lines { get; init; }

    /// <summary>Whether units beyond what is open are accepted.</summary>
    public bool AcceptOver { get; init; }

    /// <summary>Whether nothing more of these lines comes: the rest is cancelled, that of a transfer lost.</summary>
    public bool Close { get; init; }
}

/// <summary>Units of a line of supply that came.</summary>
public sealed record ArrivedLine
{
    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Units, positive; 0 only to close a line of which nothing came.</summary>
    public required long Quantity { get; init; }

    /// <summary>Their condition; only sellable units fill backorders.</summary>
    public StockCondition Condition { get; init; }
}

/// <summary>Cancels open units of a supply.</summary>
public sealed record CancelSupply : Command
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>Lines and units; empty: everything that is open.</summary>
    public IReadOnlyList<LineUnits> Lines { get; init; } = [];
}

/// <summary>Writes off units that were lost on the way; <see cref="Command.Reason"/> is required.</summary>
public sealed record LoseInTransit : Command
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>Lines and units.</summary>
    public required IReadOnlyList<LineUnits> Lines { get; init; }
}

/// <summary>Answer to a command that moves supply.</summary>
public sealed record SupplyReceipt : CommandReceipt
{
    /// <summary>Orders that get units later than before, or do not see them any more. Told once: a repeated command answers with none.</summary>
    public IReadOnlyList<Slip> Slips { get; init; } = [];
}

/// <summary>Units of an order that come later than before.</summary>
public sealed record Slip
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>Its line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Units, of the line's SKU.</summary>
    public required long Quantity { get; init; }

    /// <summary>When its supply was expected before; null: nobody knew.</summary>
    public Instant? Before { get; init; }

    /// <summary>When its supply is expected now; null: nothing is in sight, or it waits for the next claim.</summary>
    public Instant? Now { get; init; }

    /// <summary>What the customer was promised; null: nothing.</summary>
    public Instant? Promised { get; init; }
}
