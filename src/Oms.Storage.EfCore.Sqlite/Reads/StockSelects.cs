using Oms.Inventory;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Storage.EfCore.Sqlite.Reads;

/// <summary>Reads stock: items, positions, what is over of their reservations; locations; a reservation.</summary>
internal sealed class StockSelects
{
    private readonly RowQuery<ItemRow> _item;
    private readonly RowQuery<PositionRow> _positions;
    private readonly RowQuery<LocationRow> _locations;
    private readonly RowQuery<ReservationLineRow> _lines;
    private readonly NativeStatement _expired;

    public StockSelects(NativeConnection connection, OmsTables tables)
    {
        var l = tables.ReservationLines;
        _item = new(connection, tables.Items, SqliteReader.Where(tables.Items, nameof(ItemRow.Tenant), nameof(ItemRow.Sku)));
        _positions = new(
            connection,
            tables.Positions,
            $"{SqliteReader.Where(tables.Positions, nameof(PositionRow.Tenant), nameof(PositionRow.Sku))} ORDER BY {tables.Positions[nameof(PositionRow.Location)].Quoted}");
        _locations = new(
            connection,
            tables.Locations,
            $"{SqliteReader.Where(tables.Locations, nameof(LocationRow.Tenant))} ORDER BY {tables.Locations[nameof(LocationRow.Code)].Quoted}");
        _lines = new(connection, l, SqliteReader.Where(l, nameof(ReservationLineRow.Reservation), nameof(ReservationLineRow.Tenant)));
        _expired = connection.Prepare(
            $"SELECT coalesce(sum({l[nameof(ReservationLineRow.Quantity)].Quoted}), 0) FROM {l.Quoted} "
            + SqliteReader.Where(l, nameof(ReservationLineRow.Tenant), nameof(ReservationLineRow.Sku), nameof(ReservationLineRow.Location))
            + $" AND {l[nameof(ReservationLineRow.State)].Quoted} = 0 AND {l[nameof(ReservationLineRow.ExpiresAt)].Quoted} <= ?4");
    }

    public StockView Read(StoreRead.Stock read)
    {
        Sku[] skus = [.. read.Skus];
        Array.Sort(skus);
        var items = new List<Item>(skus.Length);
        var positions = new List<StockPosition>(skus.Length);
        for (var i = 0; i < skus.Length; i++)
        {
            if (i > 0 && skus[i] == skus[i - 1])
            {
                continue;
            }

            _item.With.Int32(0, read.Tenant.Value);
            _item.With.Text(1, skus[i].Value);
            if (_item.One() is { } item)
            {
                items.Add(StockRows.Value(item));
            }

            _positions.With.Int32(0, read.Tenant.Value);
            _positions.With.Text(1, skus[i].Value);
            while (_positions.With.Read())
            {
                var position = StockRows.Read(_positions.With);
                positions.Add(position.Reserved == 0 ? position : position with { Expired = Expired(read.Tenant, position, Microseconds.Of(read.At)) });
            }
        }

        return new StockView { Items = items, Positions = positions };
    }

    public Location[] Locations(StoreRead.Locations read)
    {
        _locations.With.Int32(0, read.Tenant.Value);
        var rows = new List<LocationRow>();
        _locations.All(rows);
        return [.. rows.Select(StockRows.Value)];
    }

    public SoftReservation? Reservation(StoreRead.ReservationById read)
    {
        _lines.With.Uuid(0, read.Id);
        _lines.With.Int32(1, read.Tenant.Value);
        var rows = new List<ReservationLineRow>();
        _lines.All(rows);
        return StockRows.Value(rows);
    }

    private long Expired(TenantId tenant, StockPosition position, long at)
    {
        _expired.Int32(0, tenant.Value);
        _expired.Text(1, position.Sku.Value);
        _expired.Text(2, position.Location.Value);
        _expired.Int64(3, at);
        _expired.Read();
        var units = _expired.Int64(0);
        _expired.Reset();
        return units;
    }
}
