using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Writes statements that read rows and lock them, in the order of their keys.</summary>
internal static class LockSql
{
    /// <summary>Reads these columns of the rows named by the key columns (and the tenant), given as arrays.</summary>
    public static string ByKey<TRow>(Table<TRow> table, params string[] columns)
        where TRow : class
    {
        var keys = RowSql.KeyAndTenant(table).ToList();
        return $"select {Columns(table, columns)} from {RowSql.Rows(keys)} join {table.Quoted} as t on {RowSql.Match(table)} order by {RowSql.List(table.Key, "t.")} for update of t";
    }

    /// <summary>Reads these columns of the rows of a table whose key is one UUID, given as an array; whoever reads compares the tenant.</summary>
    public static string ById<TRow>(Table<TRow> table, params string[] columns)
        where TRow : class => $"select {Columns(table, columns)} from {table.Quoted} as t where t.{table.Key[0].Quoted} = any($1) order by t.{table.Key[0].Quoted} for update of t";

    /// <summary>
    /// Reads whole reservation lines that are over and still active, where somebody needs their units, and the last event of their streams. Lines that
    /// somebody else holds count as held: this is the one place where locks are taken out of order, and it waits for none.
    /// </summary>
    public static string Expired(OmsTables tables)
    {
        var lines = tables.ReservationLines;
        string Of(string property) => lines[property].Quoted;
        var (tenant, sku, location) = (Of(nameof(ReservationLineRow.Tenant)), Of(nameof(ReservationLineRow.Sku)), Of(nameof(ReservationLineRow.Location)));
        var id = tables.Streams[nameof(StreamRow.Id)].Quoted;
        return $"""
            select {lines.List("t.")}, coalesce(s.{tables.Streams[nameof(StreamRow.Last)].Quoted}, 0)
            from unnest($1, $2, $3, $4) as x(tenant, sku, location, until)
            join {lines.Quoted} as t on t.{tenant} = x.tenant and t.{sku} = x.sku and t.{location} = x.location
            left join {tables.Streams.Quoted} as s on s.{id} = t.{Of(nameof(ReservationLineRow.Reservation))}
            where t.{Of(nameof(ReservationLineRow.State))} = 0 and t.{Of(nameof(ReservationLineRow.ExpiresAt))} <= x.until
            order by {RowSql.List(lines.Key, "t.")}
            for update of t skip locked
            """;
    }

    private static string Columns<TRow>(Table<TRow> table, string[] columns)
        where TRow : class => columns.Length == 0 ? table.List("t.") : string.Join(", ", columns.Select(column => $"t.{table[column].Quoted}"));
}
