using Microsoft.Data.Sqlite;
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

    public FastPath(SqliteDatabase database, SqliteStorageOptions options, SqliteGate gate, SqliteLog log)
    {
        _database = database;
        OmsTables tables;
        using (var lease = database.Contexts.Rent())
        {
            tables = new OmsTables(lease.Context.Model);
        }

        _writer = new SqliteWriter(database, tables, options, gate, log);
        _reads = new SqliteReads(database.File, tables);
        Grouper = new CommitGrouper(_writer, new GatheringOptions());
    }

    public CommitGrouper Grouper { get; }

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

    public async ValueTask DisposeAsync()
    {
        await Grouper.DisposeAsync().ConfigureAwait(false);
        _writer.Dispose();
        _reads.Dispose();
    }
}
