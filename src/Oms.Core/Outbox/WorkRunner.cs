using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Diagnostics;
using Oms.Engine;
using Oms.Ids;
using Oms.Storage;

namespace Oms.Outbox;

/// <summary>Runs timers and effects: claims what is due under a lease, gives each to its handler, sets what was not done to a later moment. Thread-safe.</summary>
internal sealed class WorkRunner(
    IOmsStore store,
    WorkHandlers handlers,
    ForeignCalls calls,
    IOmsRoot root,
    RetrySchedule retries,
    ISideWork side,
    IIdGenerator ids,
    IClock clock,
    TimeProvider time,
    IOptions<OutboxOptions> options,
    OmsMetrics metrics,
    ILogger<WorkRunner> logger)
{
    public async ValueTask<PumpPass> RunOnceAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        using var stop = new PassStop(time, cancellationToken);
        var request = new ClaimRequest { Owner = ProcessName.Value, Streams = false, Now = clock.GetCurrentInstant(), Lease = settings.Lease, Max = settings.BatchSize };
        var claimed = await store.ClaimAsync(request, cancellationToken).ConfigureAwait(false);
        if (claimed.Items.Count == 0)
        {
            return default;
        }

        using var span = OmsDiagnostics.Source.StartActivity("oms.work.pass");
        var begun = time.GetTimestamp();
        var runs = claimed.Items.Select(item => new WorkRun(item)).ToList();
        await side.EachAsync(runs, settings.Workers, run => RunAsync(run, begun, stop)).ConfigureAwait(false);

        var later = runs.Where(run => run.Later is not null).Select(run => run.Later!).ToList();
        var late = later.Count == 0 ? 0 : await store.SettleAsync(new Settlement { Items = later }, stop.Store).ConfigureAwait(false);
        if (late > 0)
        {
            metrics.Late(late);
            OutboxLog.Late(logger, late);
        }

        return new PumpPass(0, 0, 0, runs.Count(run => run.Failed), runs.Count);
    }

    private async ValueTask RunAsync(WorkRun run, long begun, PassStop stop)
    {
        var work = run.Item.Work;
        try
        {
            if (stop.Asked.IsCancellationRequested || LeaseIsShort(begun))
            {
                run.GiveBack(clock.GetCurrentInstant(), work.Note);
            }
            else if (work.Attempts > options.Value.MaxWorkAttempts)
            {
                await GiveUpAsync(run, handlers.ByName.ContainsKey(work.Name), work.Note ?? "It never came back.", stop).ConfigureAwait(false);
            }
            else if (handlers.ByName.TryGetValue(work.Name, out var handler))
            {
                await CallAsync(run, handler, stop).ConfigureAwait(false);
            }
            else
            {
                await RetryAsync(run, called: false, after: null, $"No handler of '{work.Name}' is registered: add the package or carrier it belongs to.", null, stop).ConfigureAwait(false);
            }
        }
        catch (Exception e)
        {
            run.Failed = true;
            OutboxLog.WorkBroken(logger, work.Name, work.Id, e);
        }
    }

    private async ValueTask CallAsync(WorkRun run, IWorkHandler handler, PassStop stop)
    {
        var work = run.Item.Work;
        var context = new WorkContext
        {
            Tenant = run.Item.Tenant,
            Work = work,
            Fence = run.Fence,
            Oms = root.View(run.Item.Tenant, ActorOf(work)),
            LastAttempt = work.Attempts >= options.Value.MaxWorkAttempts,
        };
        var call = await calls.RunAsync(work.Name, cancellationToken => handler.RunAsync(context, cancellationToken), stop).ConfigureAwait(false);
        if (call.WasStopped)
        {
            run.GiveBack(clock.GetCurrentInstant(), work.Note);
        }
        else if (call.Error is not null)
        {
            await RetryAsync(run, called: true, after: null, call.Error, call.Exception, stop).ConfigureAwait(false);
        }
        else if (!call.Value.IsDone)
        {
            await RetryAsync(run, called: true, call.Value.After, call.Value.Note ?? "It asked to be tried again.", null, stop).ConfigureAwait(false);
        }
        else
        {
            metrics.Worked(work.Name, "done");
        }
    }

    private async ValueTask RetryAsync(WorkRun run, bool called, Duration? after, string note, Exception? exception, PassStop stop)
    {
        var work = run.Item.Work;
        run.Failed = true;
        metrics.Worked(work.Name, "failed");
        if (work.Attempts >= options.Value.MaxWorkAttempts)
        {
            await GiveUpAsync(run, called, note, stop).ConfigureAwait(false);
            return;
        }

        OutboxLog.WorkRetried(logger, work.Name, work.Id, work.Attempts, note, exception);
        run.GiveBack(clock.GetCurrentInstant() + (after ?? retries.After(work.Attempts)), note);
    }

    /// <summary>A call to the outside that was made may have had its effect: that is unknown, not failed.</summary>
    private async ValueTask GiveUpAsync(WorkRun run, bool called, string note, PassStop stop)
    {
        var work = run.Item.Work;
        var state = called && work.Kind == WorkKind.Effect ? WorkState.Unknown : WorkState.Failed;
        var operation = $"work:{work.Id:N}:given-up";
        run.Failed = true;
        await store.CommitAsync(
            new ChangeSet
            {
                Tenant = run.Item.Tenant,
                CommitId = ids.NewId(),
                OperationId = operation,
                Fingerprint = SHA256.HashData(Encoding.UTF8.GetBytes(operation)),
                At = clock.NowFloored(),
                Actor = ActorOf(work).ToString(),
                Schedules = [new SettleWork(work.Id, state, note)],
                Fence = run.Fence,
                Result = new CommitResult { Outcome = "given_up", Id = work.Subject },
            },
            stop.Store).ConfigureAwait(false);
        metrics.Worked(work.Name, "given_up");
        OutboxLog.WorkGivenUp(logger, work.Name, work.Id, state, work.Attempts, note);
    }

    private bool LeaseIsShort(long begun) => time.GetElapsedTime(begun) > (options.Value.Lease - options.Value.HandlerTimeout).ToTimeSpan();

    private static Actor ActorOf(ScheduledWork work) => new() { Kind = work.Kind == WorkKind.Timer ? "timer" : "effect", Id = work.Name };

    /// <summary>A claimed piece of work while a pass has it.</summary>
    private sealed class WorkRun(ClaimedItem item)
    {
        public ClaimedItem Item { get; } = item;

        public Fence Fence { get; } = new(new WorkId(IsStream: false, item.Work.Id), item.Fence);

        public bool Failed { get; set; }

        public SettledItem? Later { get; private set; }

        public void GiveBack(Instant due, string? note) => Later = new SettledItem(Item.Tenant, Item.Work.Id, Item.Fence, due, note);
    }
}
