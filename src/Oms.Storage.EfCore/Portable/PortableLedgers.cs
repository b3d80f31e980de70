using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Oms.Inventory;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Lists the ledger of one SKU at one location by number. A cursor is the number and, for movements from before there were numbers, the id.</summary>
internal static class PortableLedgers
{
    private const int NumberLength = 19;

    public static async ValueTask<Page<StockMovement>> PageAsync(DbContext db, StoreQuery.Ledger query, CancellationToken cancellationToken)
    {
        var (tenant, sku, location) = (query.Tenant.Value, query.Sku.Value, query.Location.Value);
        var rows = PortableReads.Rows<MovementRow>(db).Where(m => m.Tenant == tenant && m.Sku == sku && m.Location == location);
        if (query.Cursor is { } cursor)
        {
            var (no, id) = Parse(cursor);
            rows = rows.Where(m => m.No >= no && (m.No > no || m.Id > id));
        }

        var page = await rows.OrderBy(m => m.No).ThenBy(m => m.Id).Take(query.Size + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        return PortableQueries.Cut(page, query.Size, static row => string.Create(CultureInfo.InvariantCulture, $"{row.No:D19}{row.Id:N}"), StockRows.Value);
    }

    private static (long No, Guid Id) Parse(string cursor) =>
        cursor.Length > NumberLength
        && long.TryParse(cursor.AsSpan(0, NumberLength), NumberStyles.None, CultureInfo.InvariantCulture, out var no)
        && Guid.TryParseExact(cursor.AsSpan(NumberLength), "N", out var id)
            ? (no, id)
            : throw new OmsException("query.cursor", $"'{cursor}' is no cursor of this query: give back what the last page returned as Next.");
}
