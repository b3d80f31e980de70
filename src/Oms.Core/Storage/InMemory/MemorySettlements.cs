using NodaTime;

namespace Oms.Storage.InMemory;

/// <summary>Takes work back from who still holds it.</summary>
internal static class MemorySettlements
{
    public static int Run(MemoryState state, Settlement settlement) =>
        settlement.Streams.Count(stream => !Settle(state, stream)) + settlement.Items.Count(item => !Settle(state, item));

    private static bool Settle(MemoryState state, SettledStream settled)
    {
        if (!state.Streams.TryGetValue((settled.Tenant, settled.Stream.Id), out var row) || row.Fence != settled.Fence)
        {
            return false;
        }

        row.LeasedUntil = default;
        row.Position = settled.Position;
        Replace(state, row, settled.Handlers);
        var due = row.Position < row.Events.Count ? row.Due ?? row.AtOnce : FirstDue(settled.Handlers);
        MemoryStreams.SetDue(state, row, due);
        return true;
    }

    private static bool Settle(MemoryState state, SettledItem settled)
    {
        if (!state.Work.TryGetValue((settled.Tenant, settled.Id), out var row) || row.Fence != settled.Fence)
        {
            return false;
        }

        if (row.Work.State == WorkState.Pending)
        {
            row.LeasedUntil = default;
            row.Work = row.Work with { Due = settled.Due, Note = settled.Note };
        }

        return true;
    }

    private static void Replace(MemoryState state, StreamRow row, IReadOnlyList<HandlerState> handlers)
    {
        foreach (var handler in row.Handlers)
        {
            state.Facts.Handlers.Remove((row.Id.Id, handler.Handler));
        }

        row.Handlers.Clear();
        foreach (var handler in handlers)
        {
            row.Handlers.Add(handler);
            state.Facts.Handlers[(row.Id.Id, handler.Handler)] = handler.Position;
        }
    }

    private static Instant? FirstDue(IReadOnlyList<HandlerState> handlers)
    {
        Instant? first = null;
        foreach (var handler in handlers)
        {
            first = handler.Due is { } due && !(first <= due) ? due : first;
        }

        return first;
    }
}
