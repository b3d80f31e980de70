using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>
/// Changes positions by guarded updates that break the transaction where one of them finds no row. Where the change set moves units, the same
/// statement inserts the movements: their numbers follow from the rows as they are updated, so that no other trip is needed.
/// </summary>
internal sealed class PositionChanges
{
    private readonly StockSums _sums = new();
    private readonly LedgerNumbers _relative = new();
    private readonly Columns _plainColumns = new();
    private readonly Columns _movingColumns = new();
    private readonly ArrayStatement _plain;
    private readonly RowStatement<MovementRow> _moving;

    public PositionChanges(OmsTables tables)
    {
        _plain = new(
            $"with {Update(tables.Positions, 1, "", "1")} select 1 / (case when (select count(*) from u) = cardinality($1) then 1 else 0 end)",
            [.. _plainColumns.All]);
        _moving = new(tables.Movements, MovingSql(tables), tables.Movements.Columns, [.. _movingColumns.All]);
    }

    public void Add(CommitPlan plan)
    {
        _sums.Add(plan.Changes);
        _sums.Sort();
        var columns = plan.Movements is null ? _plainColumns : _movingColumns;
        foreach (ref readonly var delta in _sums.Deltas)
        {
            columns.Add(plan.Changes.Tenant.Value, delta);
        }

        if (plan.Movements is not null)
        {
            // Counted from nothing: the statement adds where each ledger stands.
            plan.Number(_relative.Of(plan.Changes.Movements));
            _moving.Add(plan.Movements.Inserts);
        }
    }

    public void AddTo(NpgsqlBatch batch)
    {
        _plain.AddTo(batch);
        _moving.Statement.AddTo(batch);
    }

    public void Clear()
    {
        _sums.Clear();
        _relative.Clear();
        _plain.Clear();
        _moving.Statement.Clear();
    }

    private static string MovingSql(OmsTables tables)
    {
        var (positions, movements) = (tables.Positions, tables.Movements);
        string Of(string property) => positions[property].Quoted;
        var (tenant, sku, location, moves) = (Of(nameof(PositionRow.Tenant)), Of(nameof(PositionRow.Sku)), Of(nameof(PositionRow.Location)), Of(nameof(PositionRow.Moves)));
        string[] conditions = [Of(nameof(PositionRow.Sellable)), Of(nameof(PositionRow.Damaged)), Of(nameof(PositionRow.Quarantine)), Of(nameof(PositionRow.QualityControl))];
        var before = $"t.{tenant}, t.{sku}, t.{location}, t.{moves} - k.moves as moves, {string.Join(" + ", conditions.Select(condition => $"t.{condition}"))} - k.sellable as on_hand";
        var values = movements.Columns.Select(column => column.Property switch
        {
            nameof(MovementRow.No) => $"x.{column.Quoted} + u.moves",
            nameof(MovementRow.OnHandAfter) => $"x.{column.Quoted} + u.on_hand",
            _ => $"x.{column.Quoted}",
        });
        var first = movements.Columns.Count + 1;
        string X(string property) => "x." + movements[property].Quoted;
        return $"""
            with {Update(positions, first, $", {moves} = t.{moves} + k.moves", before)},
            m as (
              insert into {movements.Quoted} ({movements.List()})
              select {string.Join(", ", values)} from {RowSql.Rows(movements.Columns)}
              join u on u.{tenant} = {X(nameof(MovementRow.Tenant))} and u.{sku} = {X(nameof(MovementRow.Sku))} and u.{location} = {X(nameof(MovementRow.Location))}
              returning 1)
            select 1 / (case when (select count(*) from u) = cardinality(${first}) and (select count(*) from m) = cardinality($1) then 1 else 0 end)
            """;
    }

    private static string Update(Table<PositionRow> table, int first, string also, string returning)
    {
        string Of(string property) => table[property].Quoted;
        var (tenant, sku, location) = (Of(nameof(PositionRow.Tenant)), Of(nameof(PositionRow.Sku)), Of(nameof(PositionRow.Location)));
        var (sellable, allocated, reserved) = (Of(nameof(PositionRow.Sellable)), Of(nameof(PositionRow.Allocated)), Of(nameof(PositionRow.Reserved)));
        var (missing, limit) = (Of(nameof(PositionRow.Short)), Of(nameof(PositionRow.OversellLimit)));
        var free = $"(t.{sellable} + k.sellable) + t.{limit} - (t.{allocated} + k.allocated) - t.{reserved}";
        const string Given = "sellable, allocated, demand, moves";
        return $"""
            k as (
              select p.{tenant}, p.{sku}, p.{location}, x.sellable, x.allocated, x.demand, x.moves
              from unnest({string.Join(", ", Enumerable.Range(first, 7).Select(number => $"${number}"))}) as x(tenant, sku, location, {Given})
              join {table.Quoted} as p on p.{tenant} = x.tenant and p.{sku} = x.sku and p.{location} = x.location
              order by p.{tenant}, p.{sku}, p.{location}
              for update of p),
            u as (
              update {table.Quoted} as t
              set {sellable} = t.{sellable} + k.sellable, {allocated} = t.{allocated} + k.allocated, {missing} = least(t.{missing}, greatest(0, -({free}))){also}
              from k
              where t.{tenant} = k.{tenant} and t.{sku} = k.{sku} and t.{location} = k.{location}
                and t.{sellable} + k.sellable >= 0 and t.{allocated} + k.allocated >= 0 and (k.demand <= 0 or {free} >= 0)
              returning {returning})
            """;
    }

    /// <summary>Changes of positions, column by column.</summary>
    private sealed class Columns
    {
        private readonly ArrayColumn<int> _tenants = new(NpgsqlDbType.Integer);
        private readonly ArrayColumn<string> _skus = new(NpgsqlDbType.Text);
        private readonly ArrayColumn<string> _locations = new(NpgsqlDbType.Text);
        private readonly ArrayColumn<long> _sellable = new(NpgsqlDbType.Bigint);
        private readonly ArrayColumn<long> _allocated = new(NpgsqlDbType.Bigint);
        private readonly ArrayColumn<long> _demand = new(NpgsqlDbType.Bigint);
        private readonly ArrayColumn<long> _moves = new(NpgsqlDbType.Bigint);

        public IEnumerable<ArrayColumn> All => [_tenants, _skus, _locations, _sellable, _allocated, _demand, _moves];

        public void Add(int tenant, in PositionDelta delta)
        {
            _tenants.Add(tenant);
            _skus.Add(delta.Sku.Value);
            _locations.Add(delta.Location.Value);
            _sellable.Add(delta.Sellable);
            _allocated.Add(delta.Allocated);
            _demand.Add(delta.Demand);
            _moves.Add(delta.Moves);
        }
    }
}
