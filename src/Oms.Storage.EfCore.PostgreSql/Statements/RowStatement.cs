using NpgsqlTypes;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Statements;

/// <summary>A statement over rows of a table, column by column as arrays.</summary>
internal sealed class RowStatement<TRow> : IColumnSink
    where TRow : class
{
    private readonly Table<TRow> _table;
    private readonly ArrayColumn?[] _columns;

    /// <summary>A statement over some columns of a table, whose parameters stand in that order, then others.</summary>
    public RowStatement(Table<TRow> table, string sql, IEnumerable<Column> columns, params ArrayColumn[] extra)
    {
        _table = table;
        _columns = new ArrayColumn?[table.Columns.Count];
        var parameters = new List<ArrayColumn>();
        foreach (var column in columns)
        {
            parameters.Add(_columns[column.Ordinal] = Array(column));
        }

        parameters.AddRange(extra);
        Statement = new ArrayStatement(sql, [.. parameters]);
    }

    public ArrayStatement Statement { get; }

    public void Add(TRow row) => _table.Write(row, this);

    public void Add(IReadOnlyList<TRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            _table.Write(rows[i], this);
        }
    }

    void IColumnSink.Null(int ordinal) => _columns[ordinal]?.AddNull();

    void IColumnSink.Int64(int ordinal, long value) => Put(ordinal, value);

    void IColumnSink.Int32(int ordinal, int value) => Put(ordinal, value);

    void IColumnSink.Bool(int ordinal, bool value) => Put(ordinal, value);

    void IColumnSink.Utf8(int ordinal, ReadOnlyMemory<byte> value) => Put(ordinal, value);

    void IColumnSink.Uuid(int ordinal, Guid value) => Put(ordinal, value);

    void IColumnSink.Text(int ordinal, string value) => (_columns[ordinal] as ArrayColumn<string>)?.Add(value);

    void IColumnSink.Bytes(int ordinal, byte[] value) => (_columns[ordinal] as ArrayColumn<byte[]>)?.Add(value);

    private void Put<T>(int ordinal, T value)
        where T : struct
    {
        switch (_columns[ordinal])
        {
            case ArrayColumn<T> always:
                always.Add(value);
                break;
            case ArrayColumn<T?> sometimes:
                sometimes.Add(value);
                break;
        }
    }

    private static ArrayColumn Array(Column column) => column.Kind switch
    {
        ColumnKind.Int64 => Array<long>(column, NpgsqlDbType.Bigint),
        ColumnKind.Int32 => Array<int>(column, NpgsqlDbType.Integer),
        ColumnKind.Bool => Array<bool>(column, NpgsqlDbType.Boolean),
        ColumnKind.Utf8 => Array<ReadOnlyMemory<byte>>(column, NpgsqlDbType.Text),
        ColumnKind.Uuid => Array<Guid>(column, NpgsqlDbType.Uuid),
        ColumnKind.Bytes => new ArrayColumn<byte[]>(NpgsqlDbType.Bytea),
        _ => new ArrayColumn<string>(NpgsqlDbType.Text),
    };

    private static ArrayColumn Array<T>(Column column, NpgsqlDbType type)
        where T : struct => column.Nullable ? new ArrayColumn<T?>(type) : new ArrayColumn<T>(type);
}
