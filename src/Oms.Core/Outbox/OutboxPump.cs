using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Diagnostics;
using Oms.Events;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>
/// How the world hears of what was committed. A pass claims streams (an order's events are one) under a lease, so that nobody else works on
/// them meanwhile; gives each stream's next events to the handlers, in order and outside any transaction; and settles what became of them in
/// one call. A handler that fails stays behind in that stream alone and is tried again. Streams are worked on side by side, the events of
/// one never. A process that dies loses its leases, and another goes on where its settlements ended: at least once.
/// </summary>
internal sealed class OutboxPump(
    IOmsStore store,
    EventHandlers handlers,
    EventCodec codec,
    HandlerDelivery delivery,
    WorkRunner work,
    RetrySchedule retries,
    PumpSignal signal,
    ISideWork side,
    IClock clock,
    TimeProvider time,
    IOptions<OutboxOptions> options,
    OmsMetrics metrics,
    ILogger<OutboxPump> logger) : IOutboxPump
{
    private const int PageSize = 100;

    /// <summary>Events first, then timers and effects.</summary>
    public async ValueTask<PumpPass> RunOnceAsync(CancellationToken cancellationToken = default)
    {
        var events = await DeliverOnceAsync(cancellationToken).ConfigureAwait(false);
        return events + await work.RunOnceAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One pass over streams only.</summary>
    public async ValueTask<PumpPass> DeliverOnceAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var pass = new Pass(clock.GetCurrentInstant(), time.GetTimestamp(), new PassStop(time, cancellationToken));
        using var stop = pass.Stop;

        var request = new ClaimRequest { Owner = ProcessName.Value, Streams = true, Now = pass.Now, Lease = settings.Lease, Max = settings.BatchSize };
        var claimed = await store.ClaimAsync(request, cancellationToken).ConfigureAwait(false);
        if (claimed.Streams.Count == 0)
        {
            return default;
        }

        using var span = OmsDiagnostics.Source.StartActivity("oms.outbox.pass");
        var lanes = claimed.Streams.Select(stream => new StreamLane(stream, handlers)).ToList();
        await side.EachAsync(lanes, settings.Workers, lane => DeliverStreamAsync(lane, pass)).ConfigureAwait(false);

        var settled = lanes.Where(lane => !lane.Abandoned).Select(lane => lane.Settle(clock.GetCurrentInstant(), settings.LongestRetry)).ToList();
        var late = await store.SettleAsync(new Settlement { Streams = settled }, stop.Store).ConfigureAwait(false);
        if (late > 0)
        {
            metrics.Late(late);
            OutboxLog.Late(logger, late);
        }

        var done = new PumpPass(lanes.Count, lanes.Sum(lane => lane.Events), lanes.Sum(lane => lane.Deliveries), lanes.Sum(lane => lane.Failures), 0);
        span?.SetTag("oms.streams", done.Streams).SetTag("oms.events", done.Events).SetTag("oms.failures", done.Failures);
        return done;
    }

    /// <summary>Gives a stream's events to its handlers, one after the other. Never throws: what is not settled comes again when the lease is over.</summary>
    private async ValueTask DeliverStreamAsync(StreamLane lane, Pass pass)
    {
        try
        {
            if (lane.Missing(pass.Now) is { } missing)
            {
                lane.Abandoned = true;
                OutboxLog.Damaged(logger, lane.Claimed.State.Stream, missing, lane.Claimed.State.Last);
                return;
            }

            foreach (var stored in lane.Claimed.Events)
            {
                if (!await DeliverEventAsync(lane, stored, pass).ConfigureAwait(false))
                {
                    return;
                }

                if (stored.Sequence == lane.Head + 1)
                {
                    lane.Head = stored.Sequence;
                    lane.Events++;
                    metrics.Lag((clock.GetCurrentInstant() - stored.At).ToTimeSpan());
                }
            }
        }
        catch (Exception e)
        {
            lane.Abandoned = true;
            OutboxLog.LaneBroken(logger, lane.Claimed.State.Stream, e);
        }
    }

    /// <summary>Gives one event to every handler whose next one it is.</summary>
    /// <returns>Whether the stream goes on: not when the host stops, the lease's time is up, or somebody else has it.</returns>
    private async ValueTask<bool> DeliverEventAsync(StreamLane lane, StoredEvent stored, Pass pass)
    {
        EventEnvelope? envelope = null;
        string? unreadable = null;
        foreach (var handler in lane.Handlers)
        {
            if (!handler.Wants(stored.Sequence, pass.Now))
            {
                continue;
            }

            if (pass.Stop.Asked.IsCancellationRequested || LeaseIsShort(pass))
            {
                return false;
            }

            if (envelope is null && unreadable is null)
            {
                (envelope, unreadable) = stored.Open(lane.Claimed.Tenant, codec);
            }

            var outcome = envelope is null
                ? DeliveryOutcome.Failed(unreadable!)
                : await delivery.DeliverAsync(handler.Handler!, envelope, handler.Attempts + 1, lane.Fence, pass.Stop).ConfigureAwait(false);
            switch (outcome.Result)
            {
                case DeliveryResult.Done:
                    handler.Pass(stored.Sequence);
                    lane.Deliveries++;
                    metrics.Delivered(handler.Name, "done");
                    break;
                case DeliveryResult.Failed:
                    Fail(lane, handler, stored, outcome);
                    break;
                case DeliveryResult.Lost:
                    lane.Abandoned = true;
                    metrics.Late(1);
                    OutboxLog.Lost(logger, lane.Claimed.State.Stream, stored.Sequence);
                    return false;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>The handler gets a row of its own and stays behind; the others go on.</summary>
    private void Fail(StreamLane lane, HandlerProgress handler, StoredEvent stored, DeliveryOutcome outcome)
    {
        handler.Fail(outcome.Error!, clock.GetCurrentInstant() + retries.After(handler.Attempts + 1), options.Value.MaxAttempts);
        lane.Failures++;
        metrics.Delivered(handler.Name, "failed");
        OutboxLog.Failed(logger, handler.Name, lane.Claimed.State.Stream, stored.Sequence, handler.Attempts, outcome.Error!, outcome.Exception);
        if (handler.Parked)
        {
            metrics.Parked(handler.Name);
            OutboxLog.Parked(logger, handler.Name, lane.Claimed.State.Stream, stored.Sequence, handler.Attempts);
        }
    }

    /// <summary>A handler that begins now could still run when somebody else gets the stream.</summary>
    private bool LeaseIsShort(Pass pass) =>
        time.GetElapsedTime(pass.Begun) > (options.Value.Lease - options.Value.HandlerTimeout).ToTimeSpan();

    public async ValueTask<PumpPass> DrainAsync(CancellationToken cancellationToken = default)
    {
        PumpPass pass, sum = default;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            pass = await RunOnceAsync(cancellationToken).ConfigureAwait(false);
            sum += pass;
        }
        while (!pass.Idle);

        return sum;
    }

    public ValueTask<Page<StreamState>> TroubledAsync(TenantId tenant, string? cursor = null, CancellationToken cancellationToken = default) =>
        store.QueryAsync(new StoreQuery.Streams(tenant, OnlyTroubled: true, cursor, PageSize), cancellationToken);

    public async ValueTask<bool> ReplayAsync(TenantId tenant, StreamId stream, string handler, CancellationToken cancellationToken = default)
    {
        var request = new MaintenanceRequest { Task = MaintenanceTask.Replay, Replay = new ReplayTarget(tenant, stream, handler) };
        var report = await store.MaintainAsync(request, progress: null, cancellationToken).ConfigureAwait(false);
        signal.Poke();
        return report.Done > 0;
    }

    private sealed record Pass(Instant Now, long Begun, PassStop Stop);
}
