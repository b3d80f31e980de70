using System.Globalization;
using System.Text;
using NodaTime;
using Oms.Channels;
using Oms.Engine;
using Oms.Ids;
using Oms.Outbox;
using Oms.Sourcing;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Orders.Ruling;

/// <summary>Releases a hold when it expires, and tells somebody of one that was not released in time.</summary>
internal sealed class HoldTimers(IOmsStore store, CommandRunner runner, WorkflowCatalog workflows, StockReader stock, AllocationStep allocation) : IWorkHandler
{
    private const string WorkName = "hold.due";
    private const char Expires = 'x';
    private const char Escalates = 'e';

    public string Name => WorkName;

    /// <summary>Sets the timers of a hold that was just placed.</summary>
    public static void Schedule(OrderDraft draft, Hold hold, IIdGenerator ids)
    {
        Add(hold.EscalatesAt, Escalates);
        Add(hold.ExpiresAt, Expires);

        void Add(Instant? due, char what)
        {
            if (due is { } moment)
            {
                var payload = string.Create(CultureInfo.InvariantCulture, $"{what}{hold.No}");
                draft.Schedules.Add(new SetWork(new ScheduledWork
                {
                    Id = ids.NewId(),
                    Kind = WorkKind.Timer,
                    Name = WorkName,
                    Subject = draft.Id,
                    Operation = $"hold:{draft.Id:N}:{payload}",
                    Payload = Encoding.ASCII.GetBytes(payload),
                    Due = Micros.Floor(moment),
                }));
            }
        }
    }

    public async ValueTask<WorkOutcome> RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        var view = new View(context.Tenant, context.Oms.Actor, store, Enlisted: false);
        var payload = Encoding.ASCII.GetString(context.Work.Payload.Span);
        var (order, no, key) = (new OrderId(context.Work.Subject), int.Parse(payload.AsSpan(1), CultureInfo.InvariantCulture), $"work:{context.Work.Id:N}");
        Command command = payload[0] == Escalates
            ? new EscalateHold { Order = order, No = no, Reason = "It was not released in time.", Key = key }
            : new ReleaseHolds { Order = order, Numbers = [no], Reason = "It expired.", Key = key };
        await runner.RunAsync(view, command, "orders.hold", (_, token) => DecideAsync(view, context, command, no, token), null, cancellationToken).ConfigureAwait(false);
        return WorkOutcome.Done;
    }

    private async ValueTask<ChangeDraft> DecideAsync(View view, WorkContext context, Command command, int no, CancellationToken cancellationToken)
    {
        var order = await store.ReadAsync(new StoreRead.OrderById(view.Tenant, new OrderId(context.Work.Subject)), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", context.Work.Subject.ToString());
        ChangeDraft draft;
        if (order.Holds.FirstOrDefault(hold => hold.No == no) is { } hold)
        {
            var lifecycle = await workflows.OfAsync(store, view.Tenant, order.Workflow, order.WorkflowVersion, cancellationToken).ConfigureAwait(false);
            var decided = new OrderDraft(order.Id, order, lifecycle, runner.Now);
            await DoAsync(view, decided, command, hold, cancellationToken).ConfigureAwait(false);
            draft = decided;
        }
        else
        {
            draft = new ChangeDraft(runner.Now) { Id = order.Id.Value, Outcome = "released-before" };
        }

        draft.Fence = context.Fence;
        draft.Schedules.Add(new SettleWork(context.Work.Id, WorkState.Done, draft.Outcome));
        return draft;
    }

    private async ValueTask DoAsync(View view, OrderDraft draft, Command command, Hold hold, CancellationToken cancellationToken)
    {
        if (command is EscalateHold escalate)
        {
            Holding.Escalate(draft, escalate);
            return;
        }

        Holds.Release(draft, hold, command.Reason);
        draft.Outcome = "released";

        // What the hold kept from being allocated finds its stock now.
        if (draft.Current.AllocateAt == AllocateAt.Placement && AllocationStep.IsWanted(draft.Current))
        {
            var facts = await stock.GatherAsync(view, StockUnits.SkusOf(draft.Current.Lines), mayUseHints: false, cancellationToken).ConfigureAwait(false);
            allocation.Run(draft, await InboundReader.WithInboundAsync(view, facts, draft.Current.OnShortage, cancellationToken).ConfigureAwait(false));
        }
    }
}
