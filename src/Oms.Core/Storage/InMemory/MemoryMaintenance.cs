using NodaTime;

namespace Oms.Storage.InMemory;

/// <summary>Prunes and replays; there is no schema to be created or checked.</summary>
internal static class MemoryMaintenance
{
    public static MaintenanceReport Run(MemoryState state, MaintenanceRequest request) => new(request switch
    {
        { Task: MaintenanceTask.Prune, Before: { } before } => Prune(state, before),
        { Task: MaintenanceTask.Replay, Replay: { } target } => Replay(state, target) ? 1 : 0,
        _ => 0,
    });

    private static long Prune(MemoryState state, Instant before)
    {
        var old = state.OperationTimes.Where(operation => operation.Value < before).Select(operation => operation.Key).ToList();
        foreach (var operation in old)
        {
            state.OperationTimes.Remove(operation);
            state.Facts.Operations.Remove(operation);
        }

        return old.Count;
    }

    private static bool Replay(MemoryState state, ReplayTarget target)
    {
        if (!state.Streams.TryGetValue((target.Tenant, target.Stream.Id), out var row))
        {
            return false;
        }

        var at = row.Handlers.FindIndex(handler => handler.Handler == target.Handler);
        if (at < 0)
        {
            return false;
        }

        row.Handlers[at] = row.Handlers[at] with { Due = row.AtOnce, Attempts = 0, Parked = false };
        MemoryStreams.SetDue(state, row, row.Due < row.AtOnce ? row.Due : row.AtOnce);
        return true;
    }
}
