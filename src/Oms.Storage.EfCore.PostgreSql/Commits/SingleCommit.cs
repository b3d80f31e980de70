using Npgsql;
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
    private readonly RowStatement<OperationRow> _operations;
    private readonly RowStatement<UniqueKeyRow> _keys;
    private readonly PlanStatements _rows;
    private readonly StreamHeads _heads;
    private readonly PositionChanges _positions;

    public SingleCommit(OmsTables tables)
    {
        _operations = new(tables.Operations, RowSql.Insert(tables.Operations), tables.Operations.Columns);
        _keys = new(tables.UniqueKeys, RowSql.Insert(tables.UniqueKeys), tables.UniqueKeys.Columns);
        var version = tables.Orders[nameof(OrderRow.Version)].Quoted;
        _rows = new(tables, RowSql.AssertAll(RowSql.Update(tables.Orders, $" and t.{version} = x.{version} - 1")));
        _heads = new(tables.Streams);
        _positions = new(tables);
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
        _positions.Add(plan);
        _positions.AddTo(_batch);
    }

    private void Clear()
    {
        _batch.BatchCommands.Clear();
        _operations.Statement.Clear();
        _keys.Statement.Clear();
        _rows.Clear();
        _heads.Clear();
        _positions.Clear();
    }
}
