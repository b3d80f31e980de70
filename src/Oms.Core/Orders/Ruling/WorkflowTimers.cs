using System.Globalization;
using System.Text;
using NodaTime;
using Oms.Calendars;
using Oms.Engine;
using Oms.Events;
using Oms.Ids;
using Oms.Outbox;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Orders.Ruling;

/// <summary>
/// Tells the workflow that an order has been in a state for so long. A timer belongs to one entry: who left the state, and be it to come back, has
/// timers of their own. Where only open days count, the calendar is looked at when the timer is up, and it is set again if need be.
/// </summary>
internal sealed class WorkflowTimers(IOmsStore store, CommandRunner runner, WorkflowCatalog workflows, HistoryReader history, NetworkReader network) : IWorkHandler
{
    private const string WorkName = "workflow.timer";

    public string Name => WorkName;

    /// <summary>The timers of a state that an order has just entered.</summary>
    public static void Schedule(OrderDraft draft, EnteredState entered, IIdGenerator ids)
    {
        foreach (var timer in entered.State.Timers)
        {
            draft.Schedules.Add(Set(draft.Id, new TimerPayload(entered.Sequence, draft.Now, timer.Name), draft.Now + timer.After, ids));
        }
    }

    public async ValueTask<WorkOutcome> RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        var view = new View(context.Tenant, context.Oms.Actor, store, Enlisted: false);
        var payload = TimerPayload.Read(context.Work.Payload);
        var command = new SignalOrder { Order = new OrderId(context.Work.Subject), Signal = payload.Timer, Key = $"work:{context.Work.Id:N}" };
        await runner.RunAsync(view, command, "orders.signal", (_, token) => DecideAsync(view, context, payload, token), null, cancellationToken).ConfigureAwait(false);
        return WorkOutcome.Done;
    }

    private async ValueTask<ChangeDraft> DecideAsync(View view, WorkContext context, TimerPayload payload, CancellationToken cancellationToken)
    {
        var order = await store.ReadAsync(new StoreRead.OrderById(view.Tenant, new OrderId(context.Work.Subject)), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", context.Work.Subject.ToString());
        var lifecycle = await workflows.OfAsync(store, view.Tenant, order.Workflow, order.WorkflowVersion, cancellationToken).ConfigureAwait(false);
        var timer = await IsStaleAsync(view, order, payload, cancellationToken).ConfigureAwait(false)
            ? null
            : lifecycle.State(order.State).Timers.FirstOrDefault(timer => timer.Name == payload.Timer);
        ChangeDraft draft;
        if (timer is null)
        {
            draft = new ChangeDraft(runner.Now) { Id = order.Id.Value, Outcome = "left-before" };
        }
        else if (timer.Within is { } location && await DueAsync(view, location, payload.Since, timer.After, cancellationToken).ConfigureAwait(false) is { } due && due > runner.Now)
        {
            draft = new ChangeDraft(runner.Now) { Id = order.Id.Value, Outcome = "not-yet" };
            draft.Schedules.Add(Set(order.Id.Value, payload, due, runner.Ids));
        }
        else
        {
            var decided = new OrderDraft(order.Id, order, lifecycle, runner.Now);
            decided.Outcome = decided.Advance(WorkflowWords.Timer + timer.Name) ? "moved" : "stayed";
            draft = decided;
        }

        draft.Fence = context.Fence;
        draft.Schedules.Add(new SettleWork(context.Work.Id, WorkState.Done, draft.Outcome));
        return draft;
    }

    private async ValueTask<bool> IsStaleAsync(View view, Order order, TimerPayload payload, CancellationToken cancellationToken)
    {
        var events = await history.OfAsync(view, StreamId.Of(order.Id), cancellationToken).ConfigureAwait(false);
        var entered = events.LastOrDefault(stored => stored.Sequence <= order.Sequence && stored.Event is StateEntered or OrderPlaced or OrderAdopted or WorkflowMigrated);
        return entered?.Sequence != payload.Sequence;
    }

    private async ValueTask<Instant?> DueAsync(View view, LocationCode code, Instant since, Duration after, CancellationToken cancellationToken)
    {
        var known = (await network.ReadAsync(view, cancellationToken).ConfigureAwait(false)).Locations.FirstOrDefault(location => location.Code == code);
        return known is null ? null : OpenTime.Add(known, since, after);
    }

    private static SetWork Set(Guid order, TimerPayload payload, Instant due, IIdGenerator ids) => new(new ScheduledWork
    {
        Id = ids.NewId(),
        Kind = WorkKind.Timer,
        Name = WorkName,
        Subject = order,
        Operation = string.Create(CultureInfo.InvariantCulture, $"timer:{order:N}:{payload.Sequence}:{payload.Timer}:{due.ToUnixTimeTicks()}"),
        Payload = payload.Write(),
        Due = Micros.Floor(due),
    });

    /// <summary>Which timer of which entry.</summary>
    /// <param name="Sequence">Number of the event that brought the order to the state.</param>
    /// <param name="Since">When that was.</param>
    /// <param name="Timer">The timer's name.</param>
    private sealed record TimerPayload(long Sequence, Instant Since, string Timer)
    {
        public static TimerPayload Read(ReadOnlyMemory<byte> bytes)
        {
            var parts = Encoding.UTF8.GetString(bytes.Span).Split('|', 3);
            return new TimerPayload(long.Parse(parts[0], CultureInfo.InvariantCulture), Instant.FromUnixTimeTicks(long.Parse(parts[1], CultureInfo.InvariantCulture)), parts[2]);
        }

        public byte[] Write() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Sequence}|{Since.ToUnixTimeTicks()}|{Timer}"));
    }
}
