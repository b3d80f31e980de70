using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Oms.Benchmarks.Databases;

namespace Oms.Benchmarks.Recordings;

/// <summary>
/// Fills a database with orders that look as if they had been placed long ago: the rows of a recording, written by the database itself, a hundred
/// thousand orders a transaction. Counters stay as they are, so that such a database is good for speed and for nothing else.
/// </summary>
/// <param name="recording">The rows of one order.</param>
/// <param name="postgres">Whose SQL.</param>
/// <param name="skus">How many SKUs there are.</param>
/// <param name="variety">What a column holds instead, as SQL of the order's number <c>n</c>; null or none: what was recorded.</param>
internal sealed class Filling(Recording recording, bool postgres, int skus, Func<TableShape, string, string?>? variety = null)
{
    private const long Chunk = 100_000;
    private const long Began = 1_700_000_000_000_000;
    private const int IdsApart = 64;

    /// <param name="database">Where to.</param>
    /// <param name="orders">How many.</param>
    /// <param name="tables">Which tables; null: all.</param>
    public async Task RunAsync(BenchDatabase database, long orders, Func<TableShape, bool>? tables = null)
    {
        await using var connection = await database.OpenAsync();
        await ExecuteAsync(connection, postgres ? "set synchronous_commit = off" : "pragma synchronous = off; pragma cache_size = -500000; pragma temp_store = memory");
        var statements = recording.Steps.SelectMany(step => step).Where(row => row.Action == RowAction.Insert && (tables is null || tables(row.Table))).Select(Sql).ToList();
        var started = Stopwatch.GetTimestamp();
        for (var from = 1L; from <= orders; from += Chunk)
        {
            var to = Math.Min(orders, from + Chunk - 1);
            await using (var transaction = await connection.BeginTransactionAsync())
            {
                foreach (var sql in statements)
                {
                    await ExecuteAsync(connection, string.Format(CultureInfo.InvariantCulture, sql, from, to), transaction);
                }

                await transaction.CommitAsync();
            }

            var rate = to / Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"filled {to} of {orders} orders, {rate:F0}/s, {(orders - to) / rate:F0} s left"));
        }

        await database.AnalyzeAsync();
    }

    private static async Task ExecuteAsync(DbConnection connection, string sql, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout, command.Transaction) = (sql, 0, transaction);
        await command.ExecuteNonQueryAsync();
    }

    private string Sql(RowChange row)
    {
        var columns = string.Join(", ", row.Table.Columns.Select(column => $"\"{column.Name}\""));
        var values = string.Join(", ", row.Cells.Select((cell, i) => Escape(variety?.Invoke(row.Table, row.Table.Columns[i].Name) ?? Value(cell, row.Table.Columns[i].Type))));
        return postgres
            ? $"insert into {row.Table.Name} ({columns}) select {values} from generate_series({{0}}::bigint, {{1}}::bigint) as n"
            : $"with recursive s(n) as (select {{0}} union all select n + 1 from s where n < {{1}}) insert into {row.Table.Name} ({columns}) select {values} from s";
    }

    // Identities and numbers grow with n, as time-ordered ones do.
    private string Value(in Cell cell, string type) => (cell.Kind, postgres) switch
    {
        (CellKind.Id, true) => $"('018bcfe5-6800-7000-8000-' || lpad(to_hex(n * {IdsApart} + {cell.Slot}), 12, '0'))::uuid",
        (CellKind.Id, false) => $"unhex(printf('018bcfe5680070008000%012x', n * {IdsApart} + {cell.Slot}))",
        (CellKind.Sku, true) => $"'SKU-' || lpad(((n * 7919 + {cell.Slot} * 31) % {skus})::text, 6, '0')",
        (CellKind.Sku, false) => $"printf('SKU-%06d', (n * 7919 + {cell.Slot} * 31) % {skus})",
        (CellKind.Key, true) => "'fill-' || lpad(n::text, 12, '0')",
        (CellKind.Key, false) => "printf('fill-%012d', n)",
        (CellKind.Chance, true) => $"'{(char)('A' + cell.Slot)}' || lpad(n::text, {recording.Texts[cell.Slot] - 1}, '0')",
        (CellKind.Chance, false) => $"printf('{(char)('A' + cell.Slot)}%0{recording.Texts[cell.Slot] - 1}d', n)",
        (CellKind.Now, _) => $"{Began} + n * 1000",
        _ => Constant(cell.Value, type),
    };

    private string Constant(object? value, string type) => value switch
    {
        null => postgres ? $"null::{type}" : "null",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        byte[] bytes => postgres ? $"'\\x{Convert.ToHexString(bytes)}'::bytea" : $"x'{Convert.ToHexString(bytes)}'",
        Guid id => $"'{id}'::uuid",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No literal for a {value.GetType().Name}."),
    };

    private static string Escape(string sql) => sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
