using Npgsql;
using Oms.Benchmarks.Recordings;
using Oms.Storage.EfCore.PostgreSql.Commits;

namespace Oms.Benchmarks.Floors;

/// <summary>Writes recorded rows into PostgreSQL over one connection, a whole transaction in one round trip.</summary>
internal sealed class PostgresFloor : IAsyncDisposable
{
    private readonly Recording _recording;
    private readonly StoreConnection _connection;
    private readonly NpgsqlBatch _batch = new();
    private readonly Dictionary<(TableShape, RowAction), PostgresRows> _rows = [];
    private readonly CounterSums _sums = new();
    private readonly PostgresCounters _counters;

    private PostgresFloor(Recording recording, NpgsqlDataSource source)
    {
        _recording = recording;
        _connection = new StoreConnection(source);
        _counters = new PostgresCounters(recording.Tables.First(table => table.Counters is not null));

        // Deletes first, and every statement once, in one order: that is the order in which rows are locked.
        foreach (var action in (RowAction[])[RowAction.Delete, RowAction.Update, RowAction.Insert])
        {
            foreach (var table in recording.Steps.SelectMany(step => step).Where(row => row.Action == action).Select(row => row.Table).Distinct())
            {
                _rows[(table, action)] = new PostgresRows(table, action);
            }
        }
    }

    /// <summary>Up to 64 orders a transaction, as the product groups them, over one connection.</summary>
    public static IFloor Grouped(Recording recording, NpgsqlDataSource source)
    {
        var floor = new PostgresFloor(recording, source);
        return new FloorGroup(floor.WriteAsync, floor.DisposeAsync);
    }

    /// <summary>One order a transaction, each client over a connection of its own.</summary>
    public static IFloor Single(Recording recording, NpgsqlDataSource source, int clients) =>
        new Pool([.. Enumerable.Range(0, clients).Select(_ => new PostgresFloor(recording, source))]);

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _batch.DisposeAsync();
    }

    private async ValueTask WriteAsync(IReadOnlyList<FloorCommit> commits, CancellationToken deadline)
    {
        await _connection.OpenAsync(deadline);
        _sums.Clear();
        for (var i = 0; i < commits.Count; i++)
        {
            var rows = _recording.Steps[commits[i].Step];
            for (var r = 0; r < rows.Count; r++)
            {
                if (rows[r].Action == RowAction.Count)
                {
                    _sums.Add(rows[r], commits[i].Order);
                }
                else
                {
                    _rows[(rows[r].Table, rows[r].Action)].Add(rows[r], commits[i].Order);
                }
            }
        }

        _counters.Add(_sums);
        foreach (var rows in _rows.Values)
        {
            rows.AddTo(_batch);
        }

        _counters.AddTo(_batch);
        try
        {
            await _connection.ExecuteAsync(_batch, deadline);
        }
        finally
        {
            _batch.BatchCommands.Clear();
            foreach (var rows in _rows.Values)
            {
                rows.Clear();
            }

            _counters.Clear();
        }
    }

    private sealed class Pool : IFloor
    {
        private readonly System.Collections.Concurrent.ConcurrentStack<PostgresFloor> _free;
        private readonly PostgresFloor[] _all;

        public Pool(PostgresFloor[] all) => (_all, _free) = (all, new(all));

        public async ValueTask CommitAsync(FloorOrder order, int step)
        {
            if (!_free.TryPop(out var floor))
            {
                throw new InvalidOperationException("More clients than connections.");
            }

            await floor.WriteAsync([new FloorCommit(order, step)], CancellationToken.None);
            _free.Push(floor);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var floor in _all)
            {
                await floor.DisposeAsync();
            }
        }
    }
}
