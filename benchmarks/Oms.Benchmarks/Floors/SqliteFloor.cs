using System.Text;
using Oms.Benchmarks.Recordings;
using Oms.Storage.EfCore.Sqlite;
using Oms.Storage.EfCore.Sqlite.Commits;
using Oms.Storage.EfCore.Sqlite.Database;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Benchmarks.Floors;

/// <summary>Writes recorded rows into SQLite over one connection: statements prepared once, the counters of a transaction added up.</summary>
internal sealed class SqliteFloor : IDisposable
{
    private readonly Recording _recording;
    private readonly NativeConnection _connection;
    private readonly Checkpointer _checkpointer;
    private readonly Dictionary<(TableShape, RowAction), NativeStatement> _statements = [];
    private readonly Dictionary<string, byte[]> _utf8 = [];
    private readonly CounterSums _sums = new();
    private readonly TableShape? _counters;

    private SqliteFloor(Recording recording, string connectionString)
    {
        _recording = recording;
        _counters = recording.Tables.FirstOrDefault(table => table.Counters is not null);
        var file = SqliteFile.Of(connectionString);
        _connection = new NativeConnection(file.ConnectionString);
        _connection.Execute("PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY; ");
        _checkpointer = new Checkpointer(file, _connection, new SqliteStorageOptions(), new SqliteLog(Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance));
    }

    /// <summary>Up to 64 orders a transaction, as the product groups them.</summary>
    public static IFloor Grouped(Recording recording, string connectionString)
    {
        var floor = new SqliteFloor(recording, connectionString);
        return new FloorGroup(
            (commits, _) =>
            {
                floor.Write(commits);
                return ValueTask.CompletedTask;
            },
            () =>
            {
                floor.Dispose();
                return ValueTask.CompletedTask;
            });
    }

    /// <summary>One order a transaction: whoever comes meanwhile waits.</summary>
    public static IFloor Single(Recording recording, string connectionString) => new OneByOne(new SqliteFloor(recording, connectionString));

    public void Dispose()
    {
        _checkpointer.Dispose();
        _connection.Dispose();
    }

    private void Write(IReadOnlyList<FloorCommit> commits)
    {
        _checkpointer.StopWhereFull();
        if (!_connection.TryBeginImmediate())
        {
            throw new InvalidOperationException("Somebody else writes the floor's file.");
        }

        _sums.Clear();
        for (var i = 0; i < commits.Count; i++)
        {
            Write(commits[i]);
        }

        foreach (var (key, deltas) in _sums.Sorted())
        {
            Count(key.Sku, key.Location, deltas);
        }

        _connection.Commit();
        _checkpointer.Committed();
    }

    private void Write(in FloorCommit commit)
    {
        var rows = _recording.Steps[commit.Step];
        for (var r = 0; r < rows.Count; r++)
        {
            var row = rows[r];
            if (row.Action == RowAction.Count)
            {
                _sums.Add(row, commit.Order);
                continue;
            }

            var statement = Statement(row.Table, row.Action);
            var ordinal = 0;
            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (row.Action != RowAction.Delete || row.Table.Columns[i].IsKey)
                {
                    Bind(statement, ordinal++, row.Cells[i], commit.Order);
                }
            }

            if (statement.Change() != 1)
            {
                throw new InvalidOperationException($"{row.Action} of {row.Table.Name} met no row.");
            }
        }
    }

    private void Count(string sku, string location, long[] deltas)
    {
        var statement = Statement(_counters!, RowAction.Count);
        statement.Text(0, sku);
        statement.Text(1, location);
        for (var i = 0; i < deltas.Length; i++)
        {
            statement.Int64(2 + i, deltas[i]);
        }

        if (statement.Change() != 1)
        {
            throw new InvalidOperationException($"The floor ran out of stock of {sku} at {location}.");
        }
    }

    private void Bind(NativeStatement statement, int ordinal, in Cell cell, FloorOrder order)
    {
        switch (cell.Kind)
        {
            case CellKind.Id:
                statement.Uuid(ordinal, order.Ids[cell.Slot]);
                break;
            case CellKind.Now:
                statement.Int64(ordinal, order.Now);
                break;
            case CellKind.Sku or CellKind.Key or CellKind.Chance:
                statement.Text(ordinal, order.Text(cell));
                break;
            default:
                BindConstant(statement, ordinal, cell.Value);
                break;
        }
    }

    private void BindConstant(NativeStatement statement, int ordinal, object? value)
    {
        switch (value)
        {
            case null:
                statement.Null(ordinal);
                break;
            case long number:
                statement.Int64(ordinal, number);
                break;
            case string text:
                statement.Utf8(ordinal, _utf8.TryGetValue(text, out var utf8) ? utf8 : _utf8[text] = Encoding.UTF8.GetBytes(text));
                break;
            case byte[] bytes:
                statement.Bytes(ordinal, bytes);
                break;
            default:
                throw new InvalidOperationException($"SQLite gave a {value.GetType().Name}.");
        }
    }

    private NativeStatement Statement(TableShape table, RowAction action) =>
        _statements.TryGetValue((table, action), out var statement) ? statement : _statements[(table, action)] = _connection.Prepare(Sql(table, action));

    private static string Sql(TableShape table, RowAction action)
    {
        string Number(int i) => $"?{i + 1}";
        var where = string.Join(" and ", table.Columns.Select((column, i) => (column, i)).Where(pair => pair.column.IsKey).Select(pair => $"\"{pair.column.Name}\" = {Number(pair.i)}"));
        return action switch
        {
            RowAction.Insert => $"insert into {table.Name} ({string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))}) values ({string.Join(", ", table.Columns.Select((_, i) => Number(i)))})",
            RowAction.Update => $"update {table.Name} set {string.Join(", ", table.Columns.Select((column, i) => (column, i)).Where(pair => !pair.column.IsKey).Select(pair => $"\"{pair.column.Name}\" = {Number(pair.i)}"))} where {where}",
            RowAction.Delete => $"delete from {table.Name} where {string.Join(" and ", table.Keys.Select((column, i) => $"\"{column.Name}\" = {Number(i)}"))}",
            _ => CountSql(table, table.Counters!),
        };
    }

    private static string CountSql(TableShape table, CounterShape counters)
    {
        string After(string name) => counters.Changed.ToList().IndexOf(name) is >= 0 and var i ? $"\"{name}\" + ?{i + 3}" : $"\"{name}\"";
        var tenant = table.Keys.Any(key => key.Name == "tenant") ? "\"tenant\" = 1 and " : "";
        return $"update {table.Name} set {string.Join(", ", counters.Changed.Select(name => $"\"{name}\" = {After(name)}"))} "
            + $"where {tenant}\"sku\" = ?1 and \"location\" = ?2 and {string.Join(" + ", counters.Promised.Select(After))} <= {string.Join(" + ", counters.Available.Select(After))}";
    }

    private sealed class OneByOne(SqliteFloor floor) : IFloor
    {
        private readonly SemaphoreSlim _one = new(1);
        private readonly FloorCommit[] _commit = new FloorCommit[1];

        public async ValueTask CommitAsync(FloorOrder order, int step)
        {
            await _one.WaitAsync();
            try
            {
                _commit[0] = new FloorCommit(order, step);
                floor.Write(_commit);
            }
            finally
            {
                _one.Release();
            }
        }

        public ValueTask DisposeAsync()
        {
            floor.Dispose();
            _one.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
