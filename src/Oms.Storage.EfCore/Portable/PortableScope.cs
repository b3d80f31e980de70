using Microsoft.EntityFrameworkCore;

namespace Oms.Storage.EfCore.Portable;

/// <summary>Holds a scope at a version until the end of the transaction.</summary>
internal readonly struct PortableScope(DbContext db, int tenant, CancellationToken cancellationToken)
{
    /// <summary>Moves a scope from one version to the next (or holds it, where both are the same).</summary>
    /// <returns>Null where it had the version; otherwise the one it has, 0 for none.</returns>
    public async ValueTask<long?> HoldAsync(ScopeId scope, long version, long next)
    {
        var actual = 0L;
        if (version > 0 && await MoveAsync(scope, version, next).ConfigureAwait(false) == 1)
        {
            return null;
        }

        actual = await VersionAsync(scope).ConfigureAwait(false);
        return actual == version ? null : actual;
    }

    private async ValueTask<int> MoveAsync(ScopeId scope, long version, long next)
    {
        var (id, text, owner) = (scope.Id, scope.Text, tenant);
        var (kind, code) = Split(scope);
        return scope.Kind switch
        {
            ScopeKinds.Order => await db.Set<OrderRow>().Where(o => o.Id == id && o.Tenant == owner && o.Version == version)
                .ExecuteUpdateAsync(set => set.SetProperty(o => o.Version, next), cancellationToken).ConfigureAwait(false),
            ScopeKinds.Item => await db.Set<ItemRow>().Where(i => i.Tenant == owner && i.Sku == text && i.Version == version)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Version, next), cancellationToken).ConfigureAwait(false),
            ScopeKinds.Location => await db.Set<LocationRow>().Where(l => l.Tenant == owner && l.Code == text && l.Version == version)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.Version, next), cancellationToken).ConfigureAwait(false),
            ScopeKinds.Document => await db.Set<DocumentRow>().Where(d => d.Tenant == owner && d.Kind == kind && d.Id == code && d.Version == version)
                .ExecuteUpdateAsync(set => set.SetProperty(d => d.Version, next), cancellationToken).ConfigureAwait(false),
            _ => 0,
        };
    }

    private async ValueTask<long> VersionAsync(ScopeId scope)
    {
        var (id, text, owner) = (scope.Id, scope.Text, tenant);
        var (kind, code) = Split(scope);
        var versions = scope.Kind switch
        {
            ScopeKinds.Order => db.Set<OrderRow>().Where(o => o.Id == id && o.Tenant == owner).Select(o => o.Version),
            ScopeKinds.Item => db.Set<ItemRow>().Where(i => i.Tenant == owner && i.Sku == text).Select(i => i.Version),
            ScopeKinds.Location => db.Set<LocationRow>().Where(l => l.Tenant == owner && l.Code == text).Select(l => l.Version),
            ScopeKinds.Document => db.Set<DocumentRow>().Where(d => d.Tenant == owner && d.Kind == kind && d.Id == code).Select(d => d.Version),
            _ => null,
        };
        return versions is null ? 0 : await versions.SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A document's scope is <c>kind/id</c>.</summary>
    private static (string Kind, string Id) Split(ScopeId scope)
    {
        var at = scope.Kind == ScopeKinds.Document ? scope.Text!.IndexOf('/', StringComparison.Ordinal) : -1;
        return at < 0 ? ("", "") : (scope.Text![..at], scope.Text[(at + 1)..]);
    }
}
