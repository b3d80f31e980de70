using NodaTime;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>A claimed stream on its way through the handlers. Mutable, owned by one pass.</summary>
internal sealed class StreamLane(ClaimedStream claimed, EventHandlers handlers)
{
    public ClaimedStream Claimed { get; } = claimed;

    public List<HandlerProgress> Handlers { get; } = HandlerProgress.Of(claimed.State, handlers);

    public Fence Fence { get; } = new(new WorkId(IsStream: true, claimed.State.Stream.Id), claimed.Fence);

    /// <summary>The last event that was offered to every handler in step.</summary>
    public long Head { get; set; } = claimed.State.Position;

    public int Events { get; set; }

    public int Deliveries { get; set; }

    public int Failures { get; set; }

    /// <summary>Not to be given back: somebody else has it, or it is damaged and rests until its lease is over.</summary>
    public bool Abandoned { get; set; }

    /// <summary>The event that must come first and does not; null: all is well.</summary>
    public long? Missing(Instant now)
    {
        var state = Claimed.State;
        var least = state.Handlers.Where(row => !row.Parked && row.Due <= now).Select(row => row.Position).Append(state.Position).Min();
        return least >= state.Last || (Claimed.Events.Count > 0 && Claimed.Events[0].Sequence == least + 1) ? null : least + 1;
    }

    public SettledStream Settle(Instant now, Duration unknownAfter)
    {
        var rows = Handlers.Select(handler => handler.Row(Head, now, unknownAfter)).OfType<HandlerState>().ToList();
        return new SettledStream(Claimed.Tenant, Claimed.State.Stream, Claimed.Fence, Head, rows);
    }
}
