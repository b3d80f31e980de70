using Npgsql;
using NpgsqlTypes;
using Oms.Benchmarks.Recordings;
using Oms.Storage.EfCore.PostgreSql.Statements;

namespace Oms.Benchmarks.Floors;

/// <summary>One statement over rows of a table, as arrays.</summary>
internal sealed class PostgresRows
{
    private readonly ArrayColumn[] _columns;
    private readonly int[] _cells;
    private readonly ArrayStatement _statement;

    public PostgresRows(TableShape table, RowAction action)
    {
        var columns = table.Columns.Select((column, i) => (column, i)).Where(pair => action != RowAction.Delete || pair.column.IsKey).ToList();
        _cells = [.. columns.Select(pair => pair.i)];
        _columns = [.. columns.Select(pair => Column(pair.column))];
        _statement = new ArrayStatement(Sql(table, action, [.. columns.Select(pair => pair.column)]), _columns);
    }

    public void Add(RowChange row, FloorOrder order)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            Add(_columns[i], row.Cells[_cells[i]], order);
        }
    }

    public void AddTo(NpgsqlBatch batch) => _statement.AddTo(batch);

    public void Clear() => _statement.Clear();

    private static void Add(ArrayColumn column, in Cell cell, FloorOrder order)
    {
        switch (cell.Kind)
        {
            case CellKind.Id when column is ArrayColumn<Guid> ids:
                ids.Add(order.Ids[cell.Slot]);
                break;
            case CellKind.Id:
                ((ArrayColumn<Guid?>)column).Add(order.Ids[cell.Slot]);
                break;
            case CellKind.Now when column is ArrayColumn<long> instants:
                instants.Add(order.Now);
                break;
            case CellKind.Now:
                ((ArrayColumn<long?>)column).Add(order.Now);
                break;
            case CellKind.Sku or CellKind.Key or CellKind.Chance:
                ((ArrayColumn<string>)column).Add(order.Text(cell));
                break;
            default:
                AddConstant(column, cell.Value);
                break;
        }
    }

    private static void AddConstant(ArrayColumn column, object? value)
    {
        switch (column, value)
        {
            case (_, null):
                column.AddNull();
                break;
            case (ArrayColumn<long> to, long number):
                to.Add(number);
                break;
            case (ArrayColumn<long?> to, long number):
                to.Add(number);
                break;
            case (ArrayColumn<int> to, int number):
                to.Add(number);
                break;
            case (ArrayColumn<int?> to, int number):
                to.Add(number);
                break;
            case (ArrayColumn<bool> to, bool flag):
                to.Add(flag);
                break;
            case (ArrayColumn<Guid> to, Guid id):
                to.Add(id);
                break;
            case (ArrayColumn<Guid?> to, Guid id):
                to.Add(id);
                break;
            case (ArrayColumn<string> to, string text):
                to.Add(text);
                break;
            case (ArrayColumn<byte[]> to, byte[] bytes):
                to.Add(bytes);
                break;
            default:
                throw new InvalidOperationException($"PostgreSQL gave a {value.GetType().Name} for a {column.GetType().Name}.");
        }
    }

    private static ArrayColumn Column(ColumnShape column) => (column.Type.Split(' ')[0], column.Nullable) switch
    {
        ("uuid", false) => new ArrayColumn<Guid>(NpgsqlDbType.Uuid),
        ("uuid", true) => new ArrayColumn<Guid?>(NpgsqlDbType.Uuid),
        ("bigint", false) => new ArrayColumn<long>(NpgsqlDbType.Bigint),
        ("bigint", true) => new ArrayColumn<long?>(NpgsqlDbType.Bigint),
        ("integer", false) => new ArrayColumn<int>(NpgsqlDbType.Integer),
        ("integer", true) => new ArrayColumn<int?>(NpgsqlDbType.Integer),
        ("boolean", _) => new ArrayColumn<bool>(NpgsqlDbType.Boolean),
        ("bytea", _) => new ArrayColumn<byte[]>(NpgsqlDbType.Bytea),
        ("text", _) => new ArrayColumn<string>(NpgsqlDbType.Text),
        _ => throw new InvalidOperationException($"No floor for a column of type '{column.Type}'."),
    };

    private static string Sql(TableShape table, RowAction action, IReadOnlyList<ColumnShape> columns)
    {
        var names = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var arrays = string.Join(", ", columns.Select((_, i) => $"${i + 1}"));
        var match = string.Join(" and ", table.Keys.Select(key => $"t.\"{key.Name}\" = x.\"{key.Name}\""));
        return action switch
        {
            RowAction.Insert => $"insert into {table.Name} ({names}) select * from unnest({arrays})",
            RowAction.Update => $"update {table.Name} as t set {string.Join(", ", columns.Where(column => !column.IsKey).Select(column => $"\"{column.Name}\" = x.\"{column.Name}\""))} from unnest({arrays}) as x({names}) where {match}",
            _ => $"delete from {table.Name} as t using unnest({arrays}) as x({names}) where {match}",
        };
    }
}
