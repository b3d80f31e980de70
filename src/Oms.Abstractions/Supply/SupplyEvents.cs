using NodaTime;
using Oms.Events;
using Oms.Inventory;

namespace Oms.Supply;

/// <summary>Supply was announced, or a transfer sent.</summary>
public sealed record SupplyAnnounced : InventoryEvent
{
    /// <summary>The supply.</summary>
    public required InboundSupply Supply { get; init; }
}

/// <summary>Supply was confirmed, its dates moved, or it went on its way.</summary>
public sealed record SupplyConfirmed : InventoryEvent
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>Lines and their dates now.</summary>
    public required IReadOnlyList<LineExpected> Lines { get; init; }

    /// <summary>How far they are; null: as before.</summary>
    public SupplyState? State { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>When a line of supply is expected.</summary>
/// <param name="LineNo">The line.</param>
/// <param name="Before">When it was expected before; null: not said.</param>
/// <param name="At">When it is expected now; null: not said.</param>
public readonly record struct LineExpected(int LineNo, Instant? Before, Instant? At);

/// <summary>Units of a supply came in.</summary>
public sealed record SupplyReceived : InventoryEvent
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>What came.</summary>
    public required IReadOnlyList<ReceivedSupplyLine> Lines { get; init; }

    /// <summary>Why more or less came than was open.</summary>
    public string? Discrepancy { get; init; }
}

/// <summary>What came of a line.</summary>
public sealed record ReceivedSupplyLine
{
    /// <summary>The line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Units that came.</summary>
    public required long Quantity { get; init; }

    /// <summary>Their condition.</summary>
    public StockCondition Condition { get; init; }

    /// <summary>Of them, units beyond what was open.</summary>
    public long Over { get; init; }

    /// <summary>Units that will not come any more, because the line was closed.</summary>
    public long Short { get; init; }

    /// <summary>The firm reservation that holds the units for those who claimed them; null: nobody did.</summary>
    public Guid? Reservation { get; init; }

    /// <summary>For whom each line of the reservation is; what it holds beyond them is for those who come next.</summary>
    public IReadOnlyList<PlannedFill> Fills { get; init; } = [];

    /// <summary>The firm reservation that holds the units for reservations of this line, until each holds its own; null: there are none, or orders took all.</summary>
    public Guid? ForReservations { get; init; }
}

/// <summary>Units that an order is to get.</summary>
/// <param name="ReservedLine">Line of the reservation that holds them.</param>
/// <param name="Order">The order.</param>
/// <param name="LineNo">Its line.</param>
/// <param name="Quantity">Units, of the order line's SKU.</param>
public readonly record struct PlannedFill(int ReservedLine, OrderId Order, int LineNo, long Quantity);

/// <summary>Open units of a supply were cancelled.</summary>
public sealed record SupplyCancelled : InventoryEvent
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>Lines and units.</summary>
    public required IReadOnlyList<LineUnits> Lines { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>Units were lost on the way.</summary>
public sealed record SupplyLost : InventoryEvent
{
    /// <summary>The supply.</summary>
    public required string Number { get; init; }

    /// <summary>Lines and units.</summary>
    public required IReadOnlyList<LineUnits> Lines { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}
