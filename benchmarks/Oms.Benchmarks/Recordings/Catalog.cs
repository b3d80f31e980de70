using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Oms.Storage.EfCore;

namespace Oms.Benchmarks.Recordings;

/// <summary>The tables of the product, from the model itself, and what stands in them.</summary>
internal static class Catalog
{
    private const string Positions = "positions";

    public static IReadOnlyList<TableShape> Tables(OmsDbContext context) =>
        [.. context.Model.GetEntityTypes().Select(Shape).OrderBy(table => table.Counters is not null).ThenBy(table => table.Name, StringComparer.Ordinal)];

    public static async Task<List<object?[]>> RowsAsync(DbConnection connection, TableShape table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))} from {table.Name}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object?[table.Columns.Count];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    public static async Task<long> CountAsync(DbConnection connection, TableShape table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from {table.Name}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static TableShape Shape(IEntityType type)
    {
        var (name, schema) = (type.GetTableName()!, type.GetSchema());
        var table = StoreObjectIdentifier.Table(name, schema);
        var columns = type.GetProperties()
            .Select(property => new ColumnShape(property.GetColumnName(table)!, property.GetColumnType(table).ToLowerInvariant(), property.IsPrimaryKey(), property.IsNullable))
            .ToList();
        var quoted = schema is null ? $"\"{name}\"" : $"\"{schema}\".\"{name}\"";
        return name.EndsWith(Positions, StringComparison.Ordinal)
            ? new TableShape(quoted, columns, new CounterShape(["sellable", "allocated", "reserved", "moves"], ["allocated", "reserved"], ["sellable", "oversell_limit"]))
            : new TableShape(quoted, columns);
    }
}
