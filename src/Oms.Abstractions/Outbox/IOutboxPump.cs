using Oms.Events;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>Delivers committed events and runs timers and effects. The hosted dispatcher calls it; so may a serverless host, a test or an operator. Thread-safe.</summary>
public interface IOutboxPump
{
    /// <summary>One pass: claims what is due, delivers it, settles it.</summary>
    /// <returns>What was done; nothing is left when <see cref="PumpPass.Idle"/>.</returns>
    ValueTask<PumpPass> RunOnceAsync(CancellationToken cancellationToken = default);

    /// <summary>Passes until nothing is due.</summary>
    /// <returns>The passes added up.</returns>
    ValueTask<PumpPass> DrainAsync(CancellationToken cancellationToken = default);

    /// <summary>Streams with a handler that is behind or parked, a page at a time.</summary>
    ValueTask<Page<StreamState>> TroubledAsync(TenantId tenant, string? cursor = null, CancellationToken cancellationToken = default);

    /// <summary>Lets a parked handler try again from where it stopped.</summary>
    /// <returns>Whether there was such a row.</returns>
    ValueTask<bool> ReplayAsync(TenantId tenant, StreamId stream, string handler, CancellationToken cancellationToken = default);
}

/// <summary>What a pass did.</summary>
/// <param name="Streams">Streams that were claimed.</param>
/// <param name="Events">Events that the head passed.</param>
/// <param name="Deliveries">Calls of handlers that succeeded.</param>
/// <param name="Failures">Calls of handlers, timers or effects that failed.</param>
/// <param name="Work">Timers and effects that were run.</param>
public readonly record struct PumpPass(int Streams, int Events, int Deliveries, int Failures, int Work)
{
    /// <summary>Whether nothing was due.</summary>
    public bool Idle => Streams == 0 && Work == 0;

    /// <summary>Adds two passes.</summary>
    public static PumpPass operator +(PumpPass a, PumpPass b) =>
        new(a.Streams + b.Streams, a.Events + b.Events, a.Deliveries + b.Deliveries, a.Failures + b.Failures, a.Work + b.Work);
}
