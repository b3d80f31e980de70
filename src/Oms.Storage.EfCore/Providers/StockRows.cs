using System.ComponentModel;
using Oms.Inventory;
using Oms.Storage.EfCore.Model;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Stock as rows, and back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StockRows
{
    /// <summary>An item's row.</summary>
    public static ItemRow Row(int tenant, Item item, long version)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ItemRow
        {
            Tenant = tenant,
            Sku = item.Sku.Value,
            Name = item.Name,
            WeightGrams = item.WeightGrams,
            Tracked = item.Tracked,
            UnitOfMeasure = item.UnitOfMeasure,
            Version = version,
            Attributes = AttributesJson.Encode(item.Attributes),
            Details = ItemDetails.Encode(item),
        };
    }

    /// <summary>An item.</summary>
    public static Item Value(ItemRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var item = new Item
        {
            Sku = new Sku(row.Sku),
            Name = row.Name,
            WeightGrams = row.WeightGrams,
            Tracked = row.Tracked,
            UnitOfMeasure = row.UnitOfMeasure,
            Version = row.Version,
            Attributes = AttributesJson.Decode(row.Attributes),
        };
        return row.Details is { } details ? ItemDetails.Decode(item, details) : item;
    }

    /// <summary>A location's row.</summary>
    public static LocationRow Row(int tenant, Location location, long version)
    {
        ArgumentNullException.ThrowIfNull(location);
        return new LocationRow
        {
            Tenant = tenant,
            Code = location.Code.Value,
            Name = location.Name,
            Kind = location.Kind,
            Priority = location.Priority,
            Active = location.Active,
            Country = location.Country,
            Version = version,
            Attributes = AttributesJson.Encode(location.Attributes),
            Details = LocationDetails.Encode(location),
        };
    }

    /// <summary>A location.</summary>
    public static Location Value(LocationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var location = new Location
        {
            Code = new LocationCode(row.Code),
            Name = row.Name,
            Kind = row.Kind,
            Priority = row.Priority,
            Active = row.Active,
            Country = row.Country,
            Version = row.Version,
            Attributes = AttributesJson.Decode(row.Attributes),
        };
        return row.Details is { } details ? LocationDetails.Decode(location, details) : location;
    }

    /// <summary>A position's row.</summary>
    public static PositionRow Row(int tenant, StockPosition position)
    {
        ArgumentNullException.ThrowIfNull(position);
        return new PositionRow
        {
            Tenant = tenant,
            Sku = position.Sku.Value,
            Location = position.Location.Value,
            Sellable = position.Sellable,
            Damaged = position.Damaged,
            Quarantine = position.Quarantine,
            QualityControl = position.QualityControl,
            Allocated = position.Allocated,
            Reserved = position.Reserved,
            Short = position.Short,
            OversellLimit = position.OversellLimit,
            SafetyStock = position.SafetyStock,
            ReorderPoint = position.ReorderPoint,
            Moves = position.Moves,
            Corrections = position.Corrections,
        };
    }

    /// <summary>A position.</summary>
    /// <param name="row">The row.</param>
    /// <param name="expired">Units of reservations that are over at the time of reading.</param>
    public static StockPosition Value(PositionRow row, long expired = 0)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new StockPosition
        {
            Sku = new Sku(row.Sku),
            Location = new LocationCode(row.Location),
            Sellable = row.Sellable,
            Damaged = row.Damaged,
            Quarantine = row.Quarantine,
            QualityControl = row.QualityControl,
            Allocated = row.Allocated,
            Reserved = row.Reserved,
            Expired = expired,
            Short = row.Short,
            OversellLimit = row.OversellLimit,
            SafetyStock = row.SafetyStock,
            ReorderPoint = row.ReorderPoint,
            Moves = row.Moves,
            Corrections = row.Corrections,
        };
    }

    /// <summary>A position, read without a row between. The columns stand in the order of <see cref="OmsTables.Positions"/>: that of <see cref="PositionRow"/>'s properties.</summary>
    public static StockPosition Read(IColumnSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new StockPosition
        {
            Sku = new Sku(source.Text(1)),
            Location = new LocationCode(source.Text(2)),
            Sellable = source.Int64(3),
            Damaged = source.Int64(4),
            Quarantine = source.Int64(5),
            QualityControl = source.Int64(6),
            Allocated = source.Int64(7),
            Reserved = source.Int64(8),
            Short = source.Int64(9),
            OversellLimit = source.Int64(10),
            SafetyStock = source.Int64(11),
            ReorderPoint = source.IsNull(12) ? null : source.Int64(12),
            Moves = source.Int64(13),
            Corrections = source.Int64(14),
        };
    }

    /// <summary>The row of a reservation line that is made.</summary>
    public static ReservationLineRow Row(int tenant, ReservationMade made)
    {
        ArgumentNullException.ThrowIfNull(made);
        return new ReservationLineRow
        {
            Reservation = made.Reservation,
            LineNo = made.LineNo,
            Tenant = tenant,
            Sku = made.Sku.Value,
            Location = made.Location.Value,
            Quantity = made.Quantity,
            Owner = made.Owner,
            ExpiresAt = made.ExpiresAt,
            State = ReservationState.Active,
        };
    }

    /// <summary>A reservation out of its lines; null where there are none.</summary>
    public static SoftReservation? Value(IReadOnlyList<ReservationLineRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return null;
        }

        return new SoftReservation
        {
            Id = rows[0].Reservation,
            Owner = rows[0].Owner,
            ExpiresAt = rows.Max(row => row.ExpiresAt),
            Lines =
            [
                .. rows.OrderBy(row => row.LineNo).Select(row => new ReservedLine
                {
                    LineNo = row.LineNo,
                    Sku = new Sku(row.Sku),
                    Location = new LocationCode(row.Location),
                    Quantity = row.Quantity,
                    State = row.State,
                }),
            ],
        };
    }

    /// <summary>A movement's row.</summary>
    public static MovementRow Row(int tenant, StockMovement movement)
    {
        ArgumentNullException.ThrowIfNull(movement);
        return new MovementRow
        {
            Id = movement.Id,
            Tenant = tenant,
            Sku = movement.Sku.Value,
            Location = movement.Location.Value,
            Kind = movement.Kind,
            Condition = movement.Condition,
            Quantity = movement.Quantity,
            CauseKind = movement.CauseKind,
            CauseId = movement.CauseId,
            At = movement.At,
            Reason = movement.Reason,
            No = movement.No,
            OnHandAfter = movement.OnHandAfter,
            UnitCost = movement.UnitCost?.Scaled,
            Currency = movement.UnitCost?.Currency.Code,
        };
    }

    /// <summary>A movement.</summary>
    public static StockMovement Value(MovementRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new StockMovement
        {
            Id = row.Id,
            Sku = new Sku(row.Sku),
            Location = new LocationCode(row.Location),
            Kind = row.Kind,
            Condition = row.Condition,
            Quantity = row.Quantity,
            CauseKind = row.CauseKind,
            CauseId = row.CauseId,
            At = row.At,
            Reason = row.Reason,
            No = row.No,
            OnHandAfter = row.OnHandAfter,
            UnitCost = row is { UnitCost: { } cost, Currency: { } currency } ? UnitPrice.OfScaled(cost, new Currency(currency)) : null,
        };
    }
}
