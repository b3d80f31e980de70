using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Statements;

/// <summary>
/// Writes the statements over rows, out of the relational map. A table reached by a UUID is looked up by the id first and the tenant as a mere
/// filter (<c>is not distinct from</c>): with <c>=</c> an index that leads with the tenant could be chosen while the table is small, and the
/// prepared plan would keep it.
/// </summary>
internal static class RowSql
{
    public const string Tenant = "Tenant";

    public static string Insert<TRow>(Table<TRow> table)
        where TRow : class => $"insert into {table.Quoted} ({table.List()}) select * from {Rows(table.Columns)}";

    public static string Update<TRow>(Table<TRow> table, string guard = "")
        where TRow : class
    {
        var set = table.Columns.Where(column => !column.IsKey && column.Property != Tenant).Select(column => $"{column.Quoted} = x.{column.Quoted}");
        return $"update {table.Quoted} as t set {string.Join(", ", set)} from {Rows(table.Columns)} where {Match(table)}{guard}";
    }

    public static string Delete<TRow>(Table<TRow> table)
        where TRow : class => $"delete from {table.Quoted} as t using {Rows([.. KeyAndTenant(table)])} where {Match(table)}";

    /// <summary>Inserts, or writes these columns of the row that is there.</summary>
    public static string Upsert<TRow>(Table<TRow> table, string set)
        where TRow : class =>
        $"insert into {table.Quoted} as t ({table.List()}) select * from {Rows(table.Columns)} order by {List(table.Key, "x.")} on conflict ({List(table.Key)}) do update set {set}";

    public static string Overwrite<TRow>(Table<TRow> table)
        where TRow : class =>
        Upsert(table, string.Join(", ", table.Columns.Where(column => !column.IsKey).Select(column => $"{column.Quoted} = excluded.{column.Quoted}")));

    /// <summary>
    /// Breaks the transaction where an update of as many rows as its first parameter has elements finds fewer. The division must depend on a count: a
    /// constant one would be folded when the statement is planned.
    /// </summary>
    public static string AssertAll(string update) =>
        $"with u as ({update} returning 1) select 1 / (case when (select count(*) from u) = cardinality($1) then 1 else 0 end)";

    /// <summary>Arrays as rows named <c>x</c>, whose columns are named as the table's are.</summary>
    public static string Rows(IReadOnlyList<Column> columns, int firstParameter = 1) =>
        $"unnest({string.Join(", ", Enumerable.Range(firstParameter, columns.Count).Select(number => $"${number}"))}) as x({List(columns)})";

    /// <summary>Whether a row <c>t</c> of the table is the one that <c>x</c> names.</summary>
    public static string Match<TRow>(Table<TRow> table, string row = "t")
        where TRow : class =>
        string.Join(" and ", KeyAndTenant(table).Select(column => column.IsKey
            ? $"{row}.{column.Quoted} = x.{column.Quoted}"
            : $"{row}.{column.Quoted} is not distinct from x.{column.Quoted}"));

    /// <summary>Key columns, and the tenant where it is none of them.</summary>
    public static IEnumerable<Column> KeyAndTenant<TRow>(Table<TRow> table)
        where TRow : class => table.Columns.Where(column => column.IsKey || column.Property == Tenant);

    public static string List(IEnumerable<Column> columns, string prefix = "") => string.Join(", ", columns.Select(column => prefix + column.Quoted));
}
