using System.Collections.Frozen;

namespace Oms.Workflow;

/// <summary>The published workflows, compiled once. Orders find the version they pinned; new orders get the newest.</summary>
internal sealed class WorkflowCatalog
{
    private readonly FrozenDictionary<(string Id, int Version), OrderLifecycle> _all;
    private readonly FrozenDictionary<string, OrderLifecycle> _newest;

    public WorkflowCatalog(IEnumerable<WorkflowDefinition> definitions)
    {
        var compiled = definitions.Select(definition => new OrderLifecycle(definition)).ToList();
        _all = compiled.ToFrozenDictionary(lifecycle => (lifecycle.Definition.Id, lifecycle.Definition.Version));
        _newest = compiled.GroupBy(lifecycle => lifecycle.Definition.Id)
            .ToFrozenDictionary(group => group.Key, group => group.MaxBy(lifecycle => lifecycle.Definition.Version)!, StringComparer.Ordinal);
    }

    public OrderLifecycle Newest(string id) => _newest.TryGetValue(id, out var lifecycle)
        ? lifecycle
        : throw new OmsException("workflow.unknown", $"There is no workflow '{id}': there are {string.Join(", ", _newest.Keys.Order(StringComparer.Ordinal))}.");

    public OrderLifecycle Of(string id, int version) => _all.TryGetValue((id, version), out var lifecycle)
        ? lifecycle
        : throw new OmsException("workflow.unknown", $"An order follows workflow '{id}' version {version}, which is not registered: register every version that orders still follow.");
}
