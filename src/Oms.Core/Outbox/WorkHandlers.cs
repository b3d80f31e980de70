using System.Collections.Frozen;

namespace Oms.Outbox;

/// <summary>All handlers of timers and effects by name.</summary>
internal sealed class WorkHandlers
{
    /// <exception cref="OmsException"><c>outbox.handlers</c>: two of one name.</exception>
    public WorkHandlers(IEnumerable<IWorkHandler> handlers)
    {
        var all = handlers.ToList();
        var twice = all.GroupBy(handler => handler.Name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"'{group.Key}'").ToList();
        if (twice.Count > 0)
        {
            throw new OmsException("outbox.handlers", $"Timers and effects have one handler each; there are several for {string.Join(", ", twice)}.");
        }

        ByName = all.ToFrozenDictionary(handler => handler.Name, StringComparer.Ordinal);
    }

    public FrozenDictionary<string, IWorkHandler> ByName { get; }
}
