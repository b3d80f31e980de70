using System.Globalization;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Sqlite.Native;

/// <summary>The writing statements of one table, prepared when first used. Parameter <c>?n</c> is the column with ordinal n - 1.</summary>
internal sealed class TableStatements<TRow>(NativeConnection connection, Table<TRow> table)
    where TRow : class
{
    private NativeStatement? _insert;
    private NativeStatement? _insertIfAbsent;
    private NativeStatement? _update;
    private NativeStatement? _upsert;
    private NativeStatement? _delete;

    public Table<TRow> Table => table;

    private string Insertion => $"INSERT INTO {table.Quoted} ({table.List()}) VALUES ({string.Join(", ", table.Columns.Select(Parameter))})";

    public void Insert(TRow row) => Run(_insert ??= connection.Prepare(Insertion), row);

    /// <summary>Inserts, or says that the key exists.</summary>
    public bool InsertIfAbsent(TRow row) => Run(_insertIfAbsent ??= connection.Prepare($"{Insertion} ON CONFLICT DO NOTHING"), row) == 1;

    /// <summary>Writes a row whole; where the table has versions, only over the version before. Says whether there was such a row.</summary>
    public bool Update(TRow row) => Run(_update ??= connection.Prepare($"UPDATE {table.Quoted} SET {Assignments(Parameter)} WHERE {Guard}"), row) == 1;

    /// <summary>Inserts or overwrites a row of the same tenant.</summary>
    public bool Upsert(TRow row) => Run(
        _upsert ??= connection.Prepare(
            $"{Insertion} ON CONFLICT ({string.Join(", ", table.Key.Select(column => column.Quoted))}) DO UPDATE SET {Assignments(column => "excluded." + column.Quoted)} WHERE {Parameter(table[nameof(AddressRow.Tenant)])} = {table.Quoted}.{table[nameof(AddressRow.Tenant)].Quoted}"),
        row) == 1;

    public void Delete(TRow row) => Run(_delete ??= connection.Prepare($"DELETE FROM {table.Quoted} WHERE {Same(table.Key)} AND {Same([table[nameof(AddressRow.Tenant)]])}"), row);

    public static string Parameter(Column column) => string.Create(CultureInfo.InvariantCulture, $"?{column.Ordinal + 1}");

    private string Guard
    {
        get
        {
            var same = $"{Same(table.Key)} AND {Same([table[nameof(AddressRow.Tenant)]])}";
            var version = table.Columns.FirstOrDefault(column => column.Property == nameof(OrderRow.Version));
            return version is null ? same : $"{same} AND {version.Quoted} = {Parameter(version)} - 1";
        }
    }

    private string Assignments(Func<Column, string> value) =>
        string.Join(", ", table.Columns.Where(column => !column.IsKey).Select(column => $"{column.Quoted} = {value(column)}"));

    private static string Same(IEnumerable<Column> columns) => string.Join(" AND ", columns.Select(column => $"{column.Quoted} = {Parameter(column)}"));

    private int Run(NativeStatement statement, TRow row)
    {
        table.Write(row, statement);
        return statement.Change();
    }
}
