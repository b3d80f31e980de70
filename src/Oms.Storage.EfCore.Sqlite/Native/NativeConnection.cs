using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Oms.Storage.EfCore.Sqlite.Native;

/// <summary>A connection of the store's own whose statements are prepared once and bound on its handle, without parameters that box. One user at a time.</summary>
internal sealed class NativeConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly List<NativeStatement> _statements = [];
    private NativeStatement? _begin;
    private NativeStatement? _beginImmediate;
    private NativeStatement? _commit;
    private NativeStatement? _rollback;

    public NativeConnection(string connectionString)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        _connection.Open();
        Handle = _connection.Handle ?? throw new InvalidOperationException("An open connection has a handle.");
    }

    public sqlite3 Handle { get; }

    /// <summary>Texts that were read before.</summary>
    public TextCache Texts { get; } = new();

    /// <summary>Rows that the last statement changed.</summary>
    public int Changes => raw.sqlite3_changes(Handle);

    public bool InTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    public NativeStatement Prepare(string sql)
    {
        var statement = new NativeStatement(this, sql);
        _statements.Add(statement);
        return statement;
    }

    public void Execute(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    public void Begin() => (_begin ??= Prepare("BEGIN")).Execute();

    public void Commit() => (_commit ??= Prepare("COMMIT")).Execute();

    /// <summary>Takes the write lock, or says that somebody else has it.</summary>
    public bool TryBeginImmediate()
    {
        try
        {
            (_beginImmediate ??= Prepare("BEGIN IMMEDIATE")).Execute();
            return true;
        }
        catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            return false;
        }
    }

    /// <summary>Ends what an exception left open: the next user must not inherit it.</summary>
    public void RollbackIfOpen()
    {
        if (InTransaction)
        {
            (_rollback ??= Prepare("ROLLBACK")).Execute();
        }
    }

    /// <summary>Ends whatever an exception left half done, reading and writing.</summary>
    public void Abandon()
    {
        foreach (var statement in _statements)
        {
            statement.Reset();
        }

        RollbackIfOpen();
    }

    /// <exception cref="SqliteException">The code says that something failed.</exception>
    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw new SqliteException(raw.sqlite3_errmsg(Handle).utf8_to_string(), code & 0xff, raw.sqlite3_extended_errcode(Handle));
        }
    }

    public void Dispose()
    {
        foreach (var statement in _statements)
        {
            statement.Dispose();
        }

        _connection.Dispose();
    }
}
