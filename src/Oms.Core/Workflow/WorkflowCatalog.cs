using System.Collections.Frozen;
using Oms.Definitions;
using Oms.Storage;

namespace Oms.Workflow;

/// <summary>
/// Workflows, each version compiled once. Orders find the version they pinned, whoever has published it; new orders get the one in force: a
/// published one goes before that of the same id which comes with the code.
/// </summary>
internal sealed class WorkflowCatalog
{
    private readonly FrozenDictionary<(string Id, int Version), OrderLifecycle> _shipped;
    private readonly FrozenDictionary<string, OrderLifecycle> _newest;
    private readonly DefinitionLibrary _library;

    public WorkflowCatalog(DefinitionLibrary library)
    {
        var compiled = library.Catalog.All.Select(own => own.Reading.Value).OfType<OrderLifecycle>().ToList();
        _library = library;
        _shipped = compiled.ToFrozenDictionary(lifecycle => (lifecycle.Id, lifecycle.Version));
        _newest = compiled.GroupBy(lifecycle => lifecycle.Id)
            .ToFrozenDictionary(group => group.Key, group => group.MaxBy(lifecycle => lifecycle.Version)!, StringComparer.Ordinal);
    }

    /// <summary>The version that new orders follow.</summary>
    /// <exception cref="OmsException"><c>workflow.unknown</c>.</exception>
    public OrderLifecycle Newest(string id, DefinitionSet inForce)
    {
        foreach (var known in inForce.Of<OrderLifecycle>())
        {
            if (known.Id == id)
            {
                return known;
            }
        }

        return _newest.TryGetValue(id, out var lifecycle)
            ? lifecycle
            : throw new OmsException("workflow.unknown", $"There is no workflow '{id}': there are {string.Join(", ", _newest.Keys.Concat(inForce.Of<OrderLifecycle>().Select(one => one.Id)).Distinct().Order(StringComparer.Ordinal))}.");
    }

    /// <summary>The version that an order has pinned.</summary>
    /// <exception cref="OmsException"><c>workflow.unknown</c>, or <c>workflow.broken</c>: this version of the code cannot read it.</exception>
    public ValueTask<OrderLifecycle> OfAsync(IOmsStore store, TenantId tenant, string id, int version, CancellationToken cancellationToken) =>
        _shipped.TryGetValue((id, version), out var lifecycle) ? ValueTask.FromResult(lifecycle) : PublishedAsync(store, tenant, id, version, cancellationToken);

    private async ValueTask<OrderLifecycle> PublishedAsync(IOmsStore store, TenantId tenant, string id, int version, CancellationToken cancellationToken)
    {
        var kept = await _library.VersionAsync(store, tenant, DefinitionKinds.Workflow, id, version, cancellationToken).ConfigureAwait(false)
            ?? throw new OmsException("workflow.unknown", FormattableString.Invariant($"An order follows workflow '{id}' version {version}, which neither comes with the code nor was published."));
        return kept.Reading?.Value as OrderLifecycle
            ?? throw new OmsException("workflow.broken", FormattableString.Invariant($"Workflow '{id}' version {version} cannot be used by this version of the code: {kept.Why} Bring back what it needs, or publish another version and migrate its orders."));
    }
}
