using NodaTime;
using Oms.Storage;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>Two events of a stream change places on their way to the handlers.</summary>
internal sealed class OutOfOrder(IOmsStore inner) : DefectiveStore(inner)
{
    public override async ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        var claimed = await Inner.ClaimAsync(request, cancellationToken);
        return claimed with { Streams = [.. claimed.Streams.Select(stream => stream with { Events = Swap(stream.Events) })] };
    }

    private static IReadOnlyList<StoredEvent> Swap(IReadOnlyList<StoredEvent> events)
    {
        for (var i = 1; i < events.Count; i++)
        {
            if (events[i].CommitId != events[i - 1].CommitId)
            {
                var swapped = events.ToList();
                (swapped[i - 1], swapped[i]) = (events[i] with { Sequence = events[i - 1].Sequence }, events[i - 1] with { Sequence = events[i].Sequence });
                return swapped;
            }
        }

        return events;
    }
}

/// <summary>The head passes what was not delivered: a handler that failed is taken as done.</summary>
internal sealed class FailureForgotten(IOmsStore inner) : DefectiveStore(inner)
{
    public override ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) =>
        Inner.SettleAsync(settlement with { Streams = [.. settlement.Streams.Select(stream => stream with { Handlers = [] })] }, cancellationToken);
}

/// <summary>A lease that is never over: what a killed node had is never done.</summary>
internal sealed class LeaseForEver(IOmsStore inner) : DefectiveStore(inner)
{
    public override ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken) =>
        Inner.ClaimAsync(request with { Lease = Duration.FromDays(30) }, cancellationToken);
}


/// <summary>Fences are not looked at: who lost a lease settles over who has it.</summary>
internal sealed class FenceIgnored(IOmsStore inner) : DefectiveStore(inner)
{
    private readonly Dictionary<Guid, long> _last = [];

    public override async ValueTask<ClaimedWork> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        var claimed = await Inner.ClaimAsync(request, cancellationToken);
        foreach (var stream in claimed.Streams)
        {
            _last[stream.State.Stream.Id] = stream.Fence;
        }

        return claimed;
    }

    public override ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken) =>
        Inner.CommitAsync(changes with { Fence = null }, cancellationToken);

    public override ValueTask<int> SettleAsync(Settlement settlement, CancellationToken cancellationToken) =>
        Inner.SettleAsync(settlement with { Streams = [.. settlement.Streams.Select(stream => stream with { Fence = _last.GetValueOrDefault(stream.Stream.Id, stream.Fence) })] }, cancellationToken);
}
