using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Writes positions and existing reservation lines as the judge left them. Their rows are locked.</summary>
internal sealed class StockWrites
{
    private readonly TableStatements<PositionRow> _positions;
    private readonly List<PositionRow> _created = [];
    private readonly HashSet<(TenantId Tenant, Guid Reservation, int LineNo)> _touched = [];
    private readonly ArrayColumn<Guid> _reservations = new(NpgsqlDbType.Uuid);
    private readonly ArrayColumn<int> _numbers = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<int> _tenants = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<int> _states = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<long> _ends = new(NpgsqlDbType.Bigint);
    private readonly ArrayStatement _lines;

    public StockWrites(OmsTables tables)
    {
        _positions = new(tables.Positions);
        var lines = tables.ReservationLines;
        string Of(string property) => lines[property].Quoted;
        var (state, end) = (Of(nameof(ReservationLineRow.State)), Of(nameof(ReservationLineRow.ExpiresAt)));
        _lines = new(
            $"update {lines.Quoted} as t set {state} = x.{state}, {end} = x.{end} "
                + $"from unnest($1, $2, $3, $4, $5) as x({RowSql.List(RowSql.KeyAndTenant(lines))}, {state}, {end}) "
                + $"where {RowSql.Match(lines)} and (t.{state} <> x.{state} or t.{end} <> x.{end})",
            _reservations,
            _numbers,
            _tenants,
            _states,
            _ends);
    }

    /// <summary>Remembers the reservation lines that an admitted change set ends or prolongs.</summary>
    public void Add(ChangeSet changes)
    {
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            switch (changes.Reserves[i])
            {
                case ReservationEnded ended:
                    _touched.Add((changes.Tenant, ended.Reservation, ended.LineNo));
                    break;
                case ReservationProlonged prolonged:
                    _touched.Add((changes.Tenant, prolonged.Reservation, prolonged.LineNo));
                    break;
            }
        }
    }

    public void Add(TenantId tenant, SweptLine swept) => _touched.Add((tenant, swept.Reservation, swept.LineNo));

    public void AddTo(NpgsqlBatch batch, JudgeFacts facts)
    {
        foreach (var key in _touched)
        {
            if (facts.Reservations.TryGetValue(key, out var line))
            {
                _reservations.Add(key.Reservation);
                _numbers.Add(key.LineNo);
                _tenants.Add(key.Tenant.Value);
                _states.Add((int)line.State);
                _ends.Add(line.ExpiresAt.ToUnixTimeTicks() / 10);
            }
        }

        _lines.AddTo(batch);
        foreach (var (key, position) in facts.Positions)
        {
            if (position.Changed && position.Exists)
            {
                _positions.Updates.Add(StockRows.Row(key.Tenant.Value, position.Now));
            }
            else if (position.Changed)
            {
                _created.Add(StockRows.Row(key.Tenant.Value, position.Now));
            }
        }

        if (_created.Count > 0)
        {
            _created.Sort(Compare);
            _positions.Inserts.Add(_created);
        }

        _positions.AddTo(batch);
    }

    public void Clear()
    {
        _touched.Clear();
        _created.Clear();
        _lines.Clear();
        _positions.Clear();
    }

    private static int Compare(PositionRow a, PositionRow b) =>
        a.Tenant != b.Tenant ? a.Tenant.CompareTo(b.Tenant)
        : string.CompareOrdinal(a.Sku, b.Sku) is var bySku and not 0 ? bySku
        : string.CompareOrdinal(a.Location, b.Location);
}
