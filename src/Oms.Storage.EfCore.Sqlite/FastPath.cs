using Microsoft.Data.Sqlite;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Commits;
using Oms.Storage.EfCore.Sqlite.Database;
using Oms.Storage.EfCore.Sqlite.Reads;

namespace Oms.Storage.EfCore.Sqlite;

/// <summary>The writing connection behind its grouper and the reading ones. Made when the database is ready.</summary>
internal sealed class FastPath : IAsyncDisposable
{
    private readonly SqliteDatabase _database;
    private readonly SqliteWriter _writer;
    private readonly SqliteReads _reads;
    private readonly SqliteGate _gate;
    private readonly SqliteReader _beside;

    public FastPath(SqliteDatabase database, SqliteStorageOptions options, SqliteGate gate, SqliteLog log)
    {
        (_database, _gate) = (database, gate);
        OmsTables tables;
        using (var lease = database.Contexts.Rent())
        {
            tables = new OmsTables(lease.Context.Model);
        }

        _writer = new SqliteWriter(database, tables, options, gate, log);
        _reads = new SqliteReads(database.File, tables);
        _beside = new SqliteReader(_writer.Connection, tables);
        Grouper = new CommitGrouper(_writer, new GatheringOptions());

        // A commit empties the page cache of every connection but its own. So decisions read over the writing one while nobody writes, which
        // also fetches the pages their commits will change; otherwise together, so that they find each other's pages.
        Orders = new CoalescingReader<StoreRead.OrderById, Order?>(
            (reads, orders, _) => Run((reads, orders), static (reader, run) => reader.Run(run.reads, run.orders.Span)),
            new GatheringOptions());
        Stock = new CoalescingReader<StoreRead.Stock, StockView>(
            (reads, views, _) => Run((reads, views), static (reader, run) => reader.Run(run.reads, run.views.Span)),
            new GatheringOptions());
    }

    public CommitGrouper Grouper { get; }

    public CoalescingReader<StoreRead.OrderById, Order?> Orders { get; }

    public CoalescingReader<StoreRead.Stock, StockView> Stock { get; }

    public object? Run(object read)
    {
        try
        {
            return _reads.Run(read);
        }
        catch (SqliteException error)
        {
            throw _database.Translate(error);
        }
    }

    private ValueTask Run<TRun>(TRun run, Action<SqliteReader, TRun> read)
    {
        try
        {
            if (_gate.TryEnter(out var pass))
            {
                using (pass)
                {
                    Beside(run, read);
                }
            }
            else
            {
                _reads.With((run, read), static (reader, it) =>
                {
                    it.read(reader, it.run);
                    return true;
                });
            }

            return ValueTask.CompletedTask;
        }
        catch (SqliteException error)
        {
            throw _database.Translate(error);
        }
    }

    private void Beside<TRun>(TRun run, Action<SqliteReader, TRun> read)
    {
        try
        {
            read(_beside, run);
        }
        catch
        {
            // The writer must not inherit a half-read statement: its snapshot would be too old to write on.
            _writer.Connection.Abandon();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Grouper.DisposeAsync().ConfigureAwait(false);
        await Orders.DisposeAsync().ConfigureAwait(false);
        await Stock.DisposeAsync().ConfigureAwait(false);
        _writer.Dispose();
        _reads.Dispose();
    }
}
