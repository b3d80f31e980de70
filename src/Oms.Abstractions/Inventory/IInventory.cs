namespace Oms.Inventory;

/// <summary>Items, locations, stock and soft reservations. Thread-safe.</summary>
public interface IInventory
{
    /// <summary>Stores items, new or changed.</summary>
    ValueTask<CommandReceipt> PutItemsAsync(PutItems command, CancellationToken cancellationToken = default);

    /// <summary>Stores a location, new or changed.</summary>
    ValueTask<CommandReceipt> PutLocationAsync(PutLocation command, CancellationToken cancellationToken = default);

    /// <summary>All locations, ordered by code.</summary>
    ValueTask<IReadOnlyList<Location>> LocationsAsync(CancellationToken cancellationToken = default);

    /// <summary>Items and stock of some SKUs at every location, read at one moment.</summary>
    ValueTask<StockView> StockAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);

    /// <summary>Takes units in. The physical truth always commits.</summary>
    ValueTask<CommandReceipt> ReceiveAsync(ReceiveStock command, CancellationToken cancellationToken = default);

    /// <summary>Corrects units on hand. What turns out missing although promised goes to the position's short counter and opens a case.</summary>
    /// <exception cref="InsufficientStockException">More would be taken away than is on hand.</exception>
    ValueTask<CommandReceipt> AdjustAsync(AdjustStock command, CancellationToken cancellationToken = default);

    /// <summary>Books the difference between what was counted and what the ledger said. Always commits; what is promised and was not found goes to the position's short counter and opens a case.</summary>
    /// <exception cref="ValidationFailedException">The location does not exist, a line is named twice, a number is negative or a unit unknown.</exception>
    ValueTask<CommandReceipt> CountAsync(CountStock command, CancellationToken cancellationToken = default);

    /// <summary>Changes the condition of units.</summary>
    /// <exception cref="InsufficientStockException">Fewer are there in that condition.</exception>
    ValueTask<CommandReceipt> ReconditionAsync(ReconditionStock command, CancellationToken cancellationToken = default);

    /// <summary>Sets safety stock, reorder point and oversell limit.</summary>
    ValueTask<CommandReceipt> PlanAsync(PlanStock command, CancellationToken cancellationToken = default);

    /// <summary>Takes over what an external system says. The receipt's outcome is <c>synced</c>, <c>partly-stale</c> or <c>stale</c>.</summary>
    ValueTask<CommandReceipt> SyncAsync(SyncStock command, CancellationToken cancellationToken = default);

    /// <summary>Holds units until a moment, or firmly.</summary>
    /// <exception cref="InsufficientStockException">They are not there; nothing is held.</exception>
    ValueTask<CommandReceipt> ReserveAsync(ReserveStock command, CancellationToken cancellationToken = default);

    /// <summary>Moves a reservation's end, by activity of who it is for: no further than <c>OmsOptions.MaxReservationLife</c> from when it was made.</summary>
    /// <exception cref="OmsException"><c>reservation.over</c>: it is no longer active. <c>reservation.firm</c>: it has no end.</exception>
    ValueTask<CommandReceipt> ExtendReservationAsync(ExtendReservation command, CancellationToken cancellationToken = default);

    /// <summary>Gives a reservation back; one that is over already stays as it is.</summary>
    ValueTask<CommandReceipt> ReleaseReservationAsync(ReleaseReservation command, CancellationToken cancellationToken = default);

    /// <summary>Lets units of a firm reservation leave: all, or those of some lines. Lines whose units left already stay as they are.</summary>
    /// <exception cref="OmsException"><c>reservation.not_firm</c>: it is soft. <c>reservation.over</c>: a line was given back, or is none of it. <c>reservation.at_place</c>: a line's units have not arrived yet.</exception>
    /// <exception cref="InsufficientStockException">Units that are held are not there.</exception>
    ValueTask<CommandReceipt> ShipReservedAsync(ShipReserved command, CancellationToken cancellationToken = default);

    /// <summary>Reservations, soft and firm, by id, a page at a time.</summary>
    ValueTask<Page<SoftReservation>> ReservationsAsync(ReservationQuery query, CancellationToken cancellationToken = default);

    /// <summary>The reservation, or null.</summary>
    ValueTask<SoftReservation?> FindReservationAsync(Guid id, CancellationToken cancellationToken = default);

    /// <summary>The movement ledger of a SKU at a location, oldest first, a page at a time.</summary>
    ValueTask<Page<StockMovement>> MovementsAsync(MovementQuery query, CancellationToken cancellationToken = default);
}

/// <summary>Items and stock of some SKUs, read at one moment.</summary>
public sealed record StockView
{
    /// <summary>Items that exist among those asked for.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>Positions that exist, ordered by SKU and location.</summary>
    public required IReadOnlyList<StockPosition> Positions { get; init; }
}

/// <summary>Which movements.</summary>
public sealed record MovementQuery
{
    /// <summary>The SKU; null: all.</summary>
    public Sku? Sku { get; init; }

    /// <summary>The location; null: all.</summary>
    public LocationCode? Location { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most movements to return, 1 to 1,000.</summary>
    /// <value>100.</value>
    public int Size { get; init; } = 100;
}
