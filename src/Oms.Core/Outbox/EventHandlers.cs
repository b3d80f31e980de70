using System.Collections.Frozen;

namespace Oms.Outbox;

/// <summary>All handlers of events by name, in the order of their registration.</summary>
internal sealed class EventHandlers
{
    public const int MaxNameLength = 200;

    /// <exception cref="OmsException"><c>outbox.handlers</c>: two of one name, or a name that cannot be kept; all mistakes together.</exception>
    public EventHandlers(IEnumerable<IEventHandler> handlers)
    {
        All = [.. handlers];
        var mistakes = All.GroupBy(handler => handler.Name, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Count()} handlers are named '{group.Key}' ({string.Join(", ", group.Select(handler => handler.GetType().Name))}): positions are kept by name, give each its own.")
            .Concat(All.Where(handler => string.IsNullOrWhiteSpace(handler.Name) || handler.Name.Length > MaxNameLength)
                .Select(handler => FormattableString.Invariant($"{handler.GetType().Name} is named '{handler.Name}': write 1 to {MaxNameLength} characters.")))
            .ToList();
        if (mistakes.Count > 0)
        {
            throw new OmsException("outbox.handlers", string.Join(" ", mistakes));
        }

        ByName = All.ToFrozenDictionary(handler => handler.Name, StringComparer.Ordinal);
    }

    public IReadOnlyList<IEventHandler> All { get; }

    public FrozenDictionary<string, IEventHandler> ByName { get; }
}
