using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>
/// Commits one change set in one round trip: a pipeline is one transaction up to its end. Nothing is read and judged; whatever stands against the
/// change set breaks the pipeline: a unique key, or a guarded update whose count is not what it must be. The counters go last, so that they are
/// locked for the shortest time.
/// </summary>
internal sealed class SingleCommit : IDisposable
{
    private readonly NpgsqlBatch _batch = new();
    private readonly StockSums _sums = new();
    private readonly RowStatement<OperationRow> _operations;
    private readonly RowStatement<UniqueKeyRow> _keys;
    private readonly PlanStatements _rows;
    private readonly StreamHeads _heads;
    private readonly ArrayColumn<int> _tenants = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<string> _skus = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<string> _locations = new(NpgsqlDbType.Text);
    private readonly ArrayColumn<long> _sellable = new(NpgsqlDbType.Bigint);
    private readonly ArrayColumn<long> _allocated = new(NpgsqlDbType.Bigint);
    private readonly ArrayColumn<long> _demand = new(NpgsqlDbType.Bigint);
    private readonly ArrayStatement _positions;

    public SingleCommit(OmsTables tables)
    {
        _operations = new(tables.Operations, RowSql.Insert(tables.Operations), tables.Operations.Columns);
        _keys = new(tables.UniqueKeys, RowSql.Insert(tables.UniqueKeys), tables.UniqueKeys.Columns);
        var version = tables.Orders[nameof(OrderRow.Version)].Quoted;
        _rows = new(tables, RowSql.AssertAll(RowSql.Update(tables.Orders, $" and t.{version} = x.{version} - 1")));
        _heads = new(tables.Streams);
        _positions = new(PositionsSql(tables.Positions), _tenants, _skus, _locations, _sellable, _allocated, _demand);
    }

    /// <summary>Whether a plan can be written unread: orders, demand that a guarded update can refuse, and what hangs on them.</summary>
    public static bool Fits(CommitPlan plan)
    {
        var changes = plan.Changes;
        if (changes.Fence is not null || changes.Advance is not null || changes.Expect.Count > 0
            || plan.Items is not null || plan.Locations is not null || plan.Documents is not null || plan.ReservationLines is not null)
        {
            return false;
        }

        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            if (changes.Reserves[i] is not (StockDemand or StockFreed or StockShipped or StockTaken))
            {
                return false;
            }
        }

        for (var i = 0; i < changes.Events.Count; i++)
        {
            if (!StreamGuard.IsGuarded(changes, changes.Events[i].Stream))
            {
                return false;
            }
        }

        for (var i = 0; i < changes.Schedules.Count; i++)
        {
            if (changes.Schedules[i] is not SetWork)
            {
                return false;
            }
        }

        return true;
    }

    public async ValueTask RunAsync(IBatchConnection connection, CommitPlan plan, CancellationToken deadline)
    {
        try
        {
            Fill(plan);
            await connection.ExecuteAsync(_batch, deadline).ConfigureAwait(false);
        }
        finally
        {
            Clear();
        }
    }

    public void Dispose() => _batch.Dispose();

    private void Fill(CommitPlan plan)
    {
        _operations.Add(plan.Operation);
        _operations.Statement.AddTo(_batch);
        if (plan.UniqueKeys is { } keys)
        {
            _keys.Add(keys.Inserts);
            _keys.Statement.AddTo(_batch);
        }

        _rows.Add(plan);
        _rows.AddTo(_batch);
        _heads.Add(plan);
        _heads.AddTo(_batch);
        _sums.Add(plan.Changes);
        _sums.Sort();
        foreach (ref readonly var delta in _sums.Deltas)
        {
            _tenants.Add(plan.Changes.Tenant.Value);
            _skus.Add(delta.Sku.Value);
            _locations.Add(delta.Location.Value);
            _sellable.Add(delta.Sellable);
            _allocated.Add(delta.Allocated);
            _demand.Add(delta.Demand);
        }

        _positions.AddTo(_batch);
    }

    private void Clear()
    {
        _batch.BatchCommands.Clear();
        _operations.Statement.Clear();
        _keys.Statement.Clear();
        _rows.Clear();
        _heads.Clear();
        _sums.Clear();
        _positions.Clear();
    }

    private static string PositionsSql(Table<PositionRow> table)
    {
        string Of(string property) => table[property].Quoted;
        var (tenant, sku, location) = (Of(nameof(PositionRow.Tenant)), Of(nameof(PositionRow.Sku)), Of(nameof(PositionRow.Location)));
        var (sellable, allocated, reserved) = (Of(nameof(PositionRow.Sellable)), Of(nameof(PositionRow.Allocated)), Of(nameof(PositionRow.Reserved)));
        var (missing, limit) = (Of(nameof(PositionRow.Short)), Of(nameof(PositionRow.OversellLimit)));
        var free = $"(t.{sellable} + k.sellable) + t.{limit} - (t.{allocated} + k.allocated) - t.{reserved}";
        return $"""
            with k as (
              select p.{tenant}, p.{sku}, p.{location}, x.sellable, x.allocated, x.demand
              from unnest($1, $2, $3, $4, $5, $6) as x(tenant, sku, location, sellable, allocated, demand)
              join {table.Quoted} as p on p.{tenant} = x.tenant and p.{sku} = x.sku and p.{location} = x.location
              order by p.{tenant}, p.{sku}, p.{location}
              for update of p),
            u as (
              update {table.Quoted} as t
              set {sellable} = t.{sellable} + k.sellable, {allocated} = t.{allocated} + k.allocated, {missing} = least(t.{missing}, greatest(0, -({free})))
              from k
              where t.{tenant} = k.{tenant} and t.{sku} = k.{sku} and t.{location} = k.{location}
                and t.{sellable} + k.sellable >= 0 and t.{allocated} + k.allocated >= 0 and (k.demand <= 0 or {free} >= 0)
              returning 1)
            select 1 / (case when (select count(*) from u) = cardinality($1) then 1 else 0 end)
            """;
    }
}
