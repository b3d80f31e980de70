using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Locks the positions and reservation lines that plans touch.</summary>
internal sealed class StockFacts
{
    private readonly JudgeFacts _facts;
    private readonly RowSource _source = new();
    private readonly Dictionary<(TenantId Tenant, Sku Sku, LocationCode Location), long> _taken = [];
    private readonly ArrayColumn<int> _tenants = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<string> _skus = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<string> _locations = new(NpgsqlDbType.Text);
    private readonly Question _positions;
    private readonly ArrayColumn<Guid> _lineReservations = new(NpgsqlDbType.Uuid);
    private readonly ArrayColumn<int> _lineNumbers = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<int> _lineTenants = new(NpgsqlDbType.Integer);
    private readonly Question _lines;
    private readonly ArrayColumn<int> _expiredTenants = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<string> _expiredSkus = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<string> _expiredLocations = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<long> _expiredUntil = new(NpgsqlDbType.Bigint);
    private readonly Question _expired;
    private long _until;

    public StockFacts(OmsTables tables, JudgeFacts facts)
    {
        _facts = facts;
        _positions = new(
            new ArrayStatement(LockSql.ByKey(tables.Positions), _tenants, _skus, _locations),
            reader =>
            {
                var row = tables.Positions.Read(_source.From(reader));
                var position = StockRows.Value(row);
                facts.Positions[(new TenantId(row.Tenant), position.Sku, position.Location)] = new JudgedPosition(position, exists: true);
            });
        _lines = new(
            new ArrayStatement(LockSql.ByKey(tables.ReservationLines), _lineReservations, _lineNumbers, _lineTenants),
            reader => Add(tables.ReservationLines.Read(_source.From(reader))));
        _expired = new(
            new ArrayStatement(LockSql.Expired(tables), _expiredTenants, _expiredSkus, _expiredLocations, _expiredUntil),
            reader =>
            {
                var row = tables.ReservationLines.Read(_source.From(reader));
                Add(row);
                facts.Streams.TryAdd((new TenantId(row.Tenant), row.Reservation), reader.GetInt64(tables.ReservationLines.Columns.Count));
            });
    }

    public void Need(CommitPlan plan)
    {
        var changes = plan.Changes;
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            var reserve = changes.Reserves[i];
            var (reservation, lineNo) = reserve switch
            {
                ReservationEnded ended => (ended.Reservation, ended.LineNo),
                ReservationProlonged prolonged => (prolonged.Reservation, prolonged.LineNo),
                _ => default,
            };
            if (lineNo != 0)
            {
                _lineReservations.Add(reservation);
                _lineNumbers.Add(lineNo);
                _lineTenants.Add(changes.Tenant.Value);
            }

            if (reserve is ReservationProlonged)
            {
                continue;
            }

            ref var taken = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_taken, (changes.Tenant, reserve.Sku, reserve.Location), out var known);
            taken += reserve is StockDemand or StockTaken or ReservationMade ? reserve.Quantity : reserve is StockChanged ? Math.Max(0, -reserve.Quantity) : 0;
            if (!known)
            {
                Need(changes.Tenant, reserve.Sku, reserve.Location);
            }
        }

        for (var i = 0; i < changes.Movements.Count; i++)
        {
            var movement = changes.Movements[i];
            if (_taken.TryAdd((changes.Tenant, movement.Sku, movement.Location), 0))
            {
                Need(changes.Tenant, movement.Sku, movement.Location);
            }
        }

        _until = Math.Max(_until, plan.Operation.At.ToUnixTimeTicks() / 10);
    }

    public void AddLinesTo(Questions questions, NpgsqlBatch batch) => questions.Add(_lines, batch);

    public void AddPositionsTo(Questions questions, NpgsqlBatch batch) => questions.Add(_positions, batch);

    /// <summary>Asks for reservation lines that are over, at the positions where the demand of all may not be covered.</summary>
    /// <returns>Whether there are any such positions.</returns>
    public bool AddExpiredTo(Questions questions, NpgsqlBatch batch)
    {
        foreach (var (key, taken) in _taken)
        {
            if (taken > 0 && _facts.Positions.TryGetValue(key, out var position) && position.Stored is var stored
                && stored.Reserved > 0 && stored.Sellable + stored.OversellLimit - stored.Allocated - stored.Reserved < taken)
            {
                _expiredTenants.Add(key.Tenant.Value);
                _expiredSkus.Add(key.Sku.Value);
                _expiredLocations.Add(key.Location.Value);
                _expiredUntil.Add(_until);
            }
        }

        questions.Add(_expired, batch);
        return _expired.Statement.Count > 0;
    }

    public void Clear()
    {
        _taken.Clear();
        _positions.Statement.Clear();
        _lines.Statement.Clear();
        _expired.Statement.Clear();
        _until = 0;
    }

    private void Need(TenantId tenant, Sku sku, LocationCode location)
    {
        _tenants.Add(tenant.Value);
        _skus.Add(sku.Value);
        _locations.Add(location.Value);
    }

    private void Add(ReservationLineRow row) => _facts.Reservations.TryAdd(
        (new TenantId(row.Tenant), row.Reservation, row.LineNo),
        new JudgedReservation { Sku = new Sku(row.Sku), Location = new LocationCode(row.Location), Quantity = row.Quantity, ExpiresAt = row.ExpiresAt, State = row.State });
}
