using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>Reads the version of a scope.</summary>
internal sealed class ScopeVersions(NativeConnection connection, OmsTables tables)
{
    private NativeStatement? _order;
    private NativeStatement? _item;
    private NativeStatement? _location;
    private NativeStatement? _document;

    /// <summary>The version, or null where there is no such scope.</summary>
    public long? Read(int tenant, in ScopeId scope)
    {
        switch (scope.Kind)
        {
            case ScopeKinds.Order:
                _order ??= Prepare(tables.Orders, nameof(OrderRow.Tenant), nameof(OrderRow.Id));
                _order.Uuid(1, scope.Id);
                return Read(_order, tenant);
            case ScopeKinds.Item:
                _item ??= Prepare(tables.Items, nameof(ItemRow.Tenant), nameof(ItemRow.Sku));
                _item.Text(1, scope.Text ?? "");
                return Read(_item, tenant);
            case ScopeKinds.Location:
                _location ??= Prepare(tables.Locations, nameof(LocationRow.Tenant), nameof(LocationRow.Code));
                _location.Text(1, scope.Text ?? "");
                return Read(_location, tenant);
            case ScopeKinds.Document:
                var text = scope.Text ?? "";
                var at = text.IndexOf('/', StringComparison.Ordinal);
                _document ??= Prepare(tables.Documents, nameof(DocumentRow.Tenant), nameof(DocumentRow.Kind), nameof(DocumentRow.Id));
                _document.Text(1, at < 0 ? text : text[..at]);
                _document.Text(2, at < 0 ? "" : text[(at + 1)..]);
                return Read(_document, tenant);
            default:
                return null;
        }
    }

    private static long? Read(NativeStatement statement, int tenant)
    {
        statement.Int32(0, tenant);
        if (!statement.Read())
        {
            return null;
        }

        var version = statement.Int64(0);
        statement.Reset();
        return version;
    }

    private NativeStatement Prepare<TRow>(Table<TRow> table, params string[] key)
        where TRow : class
        => connection.Prepare(
            $"SELECT {table[nameof(OrderRow.Version)].Quoted} FROM {table.Quoted} WHERE "
            + string.Join(" AND ", key.Select((property, i) => FormattableString.Invariant($"{table[property].Quoted} = ?{i + 1}"))));
}
