using System.Text;
using Oms.Storage.EfCore.Providers;
using SQLitePCL;

namespace Oms.Storage.EfCore.Sqlite.Native;

/// <summary>A prepared statement. As a sink it binds parameters, as a source it gives columns; both count from 0.</summary>
internal sealed class NativeStatement : IColumnSink, IColumnSource, IDisposable
{
    private const int StackBytes = 512;

    private readonly NativeConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int _parameters;
    private byte[] _buffer = [];

    public NativeStatement(NativeConnection connection, string sql)
    {
        _connection = connection;
        connection.Check(raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
        _parameters = raw.sqlite3_bind_parameter_count(_statement);
    }

    /// <summary>Runs a statement that returns no rows.</summary>
    public void Execute()
    {
        var code = raw.sqlite3_step(_statement);
        if (code is raw.SQLITE_DONE or raw.SQLITE_ROW)
        {
            _ = raw.sqlite3_reset(_statement);
            return;
        }

        Fail(code);
    }

    /// <summary>Runs a statement and says how many rows it changed.</summary>
    public int Change()
    {
        Execute();
        return _connection.Changes;
    }

    /// <summary>Goes on to the next row; after the last one the statement can be used again.</summary>
    public bool Read()
    {
        var code = raw.sqlite3_step(_statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            Fail(code);
        }

        _ = raw.sqlite3_reset(_statement);
        return false;
    }

    /// <summary>Ends reading before the last row.</summary>
    public void Reset() => _ = raw.sqlite3_reset(_statement);

    public void Null(int ordinal)
    {
        if (ordinal < _parameters)
        {
            _connection.Check(raw.sqlite3_bind_null(_statement, ordinal + 1));
        }
    }

    public void Int64(int ordinal, long value)
    {
        if (ordinal < _parameters)
        {
            _connection.Check(raw.sqlite3_bind_int64(_statement, ordinal + 1, value));
        }
    }

    public void Int32(int ordinal, int value) => Int64(ordinal, value);

    public void Bool(int ordinal, bool value) => Int64(ordinal, value ? 1 : 0);

    public void Text(int ordinal, string value)
    {
        if (ordinal >= _parameters)
        {
            return;
        }

        if (value.Length == 0)
        {
            // An empty span would bind null.
            _connection.Check(raw.sqlite3_bind_text(_statement, ordinal + 1, ""));
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> utf8 = most <= StackBytes ? stackalloc byte[StackBytes] : Buffer(most);
        _connection.Check(raw.sqlite3_bind_text(_statement, ordinal + 1, utf8[..Encoding.UTF8.GetBytes(value, utf8)]));
    }

    public void Utf8(int ordinal, ReadOnlyMemory<byte> value)
    {
        if (ordinal < _parameters)
        {
            _connection.Check(value.IsEmpty ? raw.sqlite3_bind_text(_statement, ordinal + 1, "") : raw.sqlite3_bind_text(_statement, ordinal + 1, value.Span));
        }
    }

    public void Uuid(int ordinal, Guid value)
    {
        if (ordinal < _parameters)
        {
            Span<byte> bytes = stackalloc byte[16];
            value.TryWriteBytes(bytes, bigEndian: true, out _);
            _connection.Check(raw.sqlite3_bind_blob(_statement, ordinal + 1, bytes));
        }
    }

    public void Bytes(int ordinal, byte[] value)
    {
        if (ordinal < _parameters)
        {
            _connection.Check(value.Length == 0 ? raw.sqlite3_bind_zeroblob(_statement, ordinal + 1, 0) : raw.sqlite3_bind_blob(_statement, ordinal + 1, value));
        }
    }

    public bool IsNull(int ordinal) => raw.sqlite3_column_type(_statement, ordinal) == raw.SQLITE_NULL;

    public long Int64(int ordinal) => raw.sqlite3_column_int64(_statement, ordinal);

    public int Int32(int ordinal) => raw.sqlite3_column_int(_statement, ordinal);

    public bool Bool(int ordinal) => raw.sqlite3_column_int(_statement, ordinal) != 0;

    public string Text(int ordinal) => _connection.Texts.Get(raw.sqlite3_column_blob(_statement, ordinal));

    public ReadOnlyMemory<byte> Utf8(int ordinal) => Bytes(ordinal);

    public Guid Uuid(int ordinal) => new(raw.sqlite3_column_blob(_statement, ordinal), bigEndian: true);

    public byte[] Bytes(int ordinal) => raw.sqlite3_column_blob(_statement, ordinal).ToArray();

    public void Dispose() => _statement.Dispose();

    private byte[] Buffer(int length) => _buffer.Length >= length ? _buffer : _buffer = new byte[length];

    private void Fail(int code)
    {
        try
        {
            _connection.Check(code);
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
        }
    }
}
