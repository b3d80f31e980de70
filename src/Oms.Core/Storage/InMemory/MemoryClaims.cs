namespace Oms.Storage.InMemory;

/// <summary>Gives work away under a lease.</summary>
internal static class MemoryClaims
{
    public static ClaimedWork Run(MemoryState state, ClaimRequest request, DateTimeOffset now) => request.Streams
        ? new ClaimedWork { Streams = Streams(state, request, now) }
        : new ClaimedWork { Items = Items(state, request, now) };

    private static ClaimedStream[] Streams(MemoryState state, ClaimRequest request, DateTimeOffset now)
    {
        var due = state.Awaiting.Where(row => row.Due <= request.Now && row.LeasedUntil <= now).OrderBy(row => row.Due).ThenBy(row => row.Id.Id);
        return [.. due.Take(request.Max).ToList().Select(row => Take(state, row, request, now))];
    }

    private static ClaimedStream Take(MemoryState state, StreamRow row, ClaimRequest request, DateTimeOffset now)
    {
        row.LeasedUntil = now + request.Lease.ToTimeSpan();
        state.Facts.Fences[new WorkId(IsStream: true, row.Id.Id)] = ++row.Fence;
        var from = row.Handlers.Where(handler => handler.Due <= request.Now).Select(handler => handler.Position).Append(row.Position).Min();
        return new ClaimedStream(row.Tenant, row.ToState(), row.Fence, [.. row.Events.Skip((int)from).Take(request.MaxEvents)]);
    }

    private static ClaimedItem[] Items(MemoryState state, ClaimRequest request, DateTimeOffset now)
    {
        var due = state.Pending.Where(row => row.Work.Due <= request.Now && row.LeasedUntil <= now).OrderBy(row => row.Work.Due).ThenBy(row => row.Work.Id);
        return [.. due.Take(request.Max).ToList().Select(row => Take(state, row, request, now))];
    }

    private static ClaimedItem Take(MemoryState state, WorkRow row, ClaimRequest request, DateTimeOffset now)
    {
        row.LeasedUntil = now + request.Lease.ToTimeSpan();
        row.Work = row.Work with { Attempts = row.Work.Attempts + 1 };
        state.Facts.Fences[new WorkId(IsStream: false, row.Work.Id)] = ++row.Fence;
        return new ClaimedItem(row.Tenant, row.Work, row.Fence);
    }
}
