using Oms.Inventory;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>Loads positions and reservation lines for the judge, and where units are wanted the lines that may be swept.</summary>
internal sealed class StockFacts
{
    private readonly JudgeFacts _facts;
    private readonly Action<TenantId, Guid> _stream;
    private readonly RowQuery<PositionRow> _position;
    private readonly RowQuery<ReservationLineRow> _line;
    private readonly RowQuery<ReservationLineRow> _over;
    private readonly List<ReservationLineRow> _rows = [];

    public StockFacts(NativeConnection connection, OmsTables tables, JudgeFacts facts, Action<TenantId, Guid> stream)
    {
        _facts = facts;
        _stream = stream;
        var (p, l) = (tables.Positions, tables.ReservationLines);
        _position = new(connection, p, $"WHERE {p[nameof(PositionRow.Tenant)].Quoted} = ?1 AND {p[nameof(PositionRow.Sku)].Quoted} = ?2 AND {p[nameof(PositionRow.Location)].Quoted} = ?3");
        _line = new(connection, l, $"WHERE {l[nameof(ReservationLineRow.Reservation)].Quoted} = ?1 AND {l[nameof(ReservationLineRow.LineNo)].Quoted} = ?2");
        _over = new(
            connection,
            l,
            $"WHERE {l[nameof(ReservationLineRow.Tenant)].Quoted} = ?1 AND {l[nameof(ReservationLineRow.Sku)].Quoted} = ?2 AND {l[nameof(ReservationLineRow.Location)].Quoted} = ?3 "
            + $"AND {l[nameof(ReservationLineRow.State)].Quoted} = 0 AND {l[nameof(ReservationLineRow.ExpiresAt)].Quoted} <= ?4");
    }

    public void Load(ChangeSet changes)
    {
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            switch (changes.Reserves[i])
            {
                case ReservationEnded ended:
                    Line(changes.Tenant, ended.Reservation, ended.LineNo);
                    break;
                case ReservationProlonged prolonged:
                    Line(changes.Tenant, prolonged.Reservation, prolonged.LineNo);
                    break;
                case var reserve:
                    var position = Position(changes.Tenant, reserve.Sku, reserve.Location);
                    if (position.Stored.Reserved > 0 && reserve is StockDemand or StockTaken or ReservationMade)
                    {
                        Over(changes, reserve);
                    }

                    break;
            }
        }

        for (var i = 0; i < changes.Movements.Count; i++)
        {
            Position(changes.Tenant, changes.Movements[i].Sku, changes.Movements[i].Location);
        }
    }

    private JudgedPosition Position(TenantId tenant, Sku sku, LocationCode location)
    {
        if (!_facts.Positions.TryGetValue((tenant, sku, location), out var position))
        {
            _position.With.Int32(0, tenant.Value);
            _position.With.Text(1, sku.Value);
            _position.With.Text(2, location.Value);
            if (_position.With.Read())
            {
                position = new JudgedPosition(StockRows.Read(_position.With), exists: true);
                _position.With.Reset();
            }
            else
            {
                position = new JudgedPosition(new StockPosition { Sku = sku, Location = location }, exists: false);
            }

            _facts.Positions.Add((tenant, sku, location), position);
        }

        return position;
    }

    private void Line(TenantId tenant, Guid reservation, int lineNo)
    {
        if (_facts.Reservations.ContainsKey((tenant, reservation, lineNo)))
        {
            return;
        }

        _line.With.Uuid(0, reservation);
        _line.With.Int32(1, lineNo);
        if (_line.One() is { } row && row.Tenant == tenant.Value)
        {
            Add(tenant, row);

            // What ends gives units back at its own position.
            Position(tenant, new Sku(row.Sku), new LocationCode(row.Location));
        }
    }

    private void Over(ChangeSet changes, Reserve reserve)
    {
        _over.With.Int32(0, changes.Tenant.Value);
        _over.With.Text(1, reserve.Sku.Value);
        _over.With.Text(2, reserve.Location.Value);
        _over.With.Int64(3, Microseconds.Of(changes.At));
        _over.All(_rows);
        foreach (var row in _rows)
        {
            Add(changes.Tenant, row);
            _stream(changes.Tenant, row.Reservation);
        }

        _rows.Clear();
    }

    private void Add(TenantId tenant, ReservationLineRow row) => _facts.Reservations.TryAdd(
        (tenant, row.Reservation, row.LineNo),
        new JudgedReservation
        {
            Sku = new Sku(row.Sku),
            Location = new LocationCode(row.Location),
            Quantity = row.Quantity,
            ExpiresAt = row.ExpiresAt,
            State = row.State,
        });
}
