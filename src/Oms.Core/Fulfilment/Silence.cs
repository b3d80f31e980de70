using System.Globalization;
using System.Text;
using NodaTime;
using Oms.Engine;
using Oms.Ids;
using Oms.Orders;
using Oms.Outbox;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Fulfilment;

/// <summary>Takes work back from a location that did not begin it in the time its policy gives, and sources it again without it.</summary>
internal sealed class Silence(IOmsStore store, CommandRunner runner, StockReader stock, WorkflowCatalog workflows, Declining declining) : IWorkHandler
{
    private const string WorkName = "fulfilment.silent";

    public string Name => WorkName;

    /// <summary>The timer of work that was just given.</summary>
    public static SetWork Timer(OrderId order, Guid work, Instant due, IIdGenerator ids) => new(new ScheduledWork
    {
        Id = ids.NewId(),
        Kind = WorkKind.Timer,
        Name = WorkName,
        Subject = order.Value,
        Operation = $"silent:{work:N}",
        Payload = Encoding.ASCII.GetBytes(work.ToString("N", CultureInfo.InvariantCulture)),
        Due = Micros.Floor(due),
    });

    public async ValueTask<WorkOutcome> RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        var view = new View(context.Tenant, context.Oms.Actor, store, Enlisted: false);
        var work = Guid.ParseExact(Encoding.ASCII.GetString(context.Work.Payload.Span), "N");
        var order = await ReadAsync(view, context, cancellationToken).ConfigureAwait(false);
        var command = new DeclineWork
        {
            Order = order.Id,
            Location = order.FulfilmentOrders.First(given => given.Id == work).Location,
            Reason = "It did not begin the work in time.",
            Key = $"work:{context.Work.Id:N}",
        };
        await runner.RunAsync(view, command, "fulfilment.decline", (_, token) => DecideAsync(view, context, command, work, token), null, cancellationToken).ConfigureAwait(false);
        return WorkOutcome.Done;
    }

    private async ValueTask<ChangeDraft> DecideAsync(View view, WorkContext context, DeclineWork command, Guid work, CancellationToken cancellationToken)
    {
        var order = await ReadAsync(view, context, cancellationToken).ConfigureAwait(false);
        ChangeDraft draft;
        if (order.FulfilmentOrders.First(given => given.Id == work) is { State: FulfilmentState.Open })
        {
            var facts = await stock.GatherAsync(view, StockUnits.SkusOf(order.Lines), mayUseHints: false, cancellationToken).ConfigureAwait(false);
            var again = new OrderDraft(order.Id, order, await workflows.OfAsync(store, view.Tenant, order.Workflow, order.WorkflowVersion, cancellationToken).ConfigureAwait(false), runner.Now);
            declining.Decide(again, command, await InboundReader.WithInboundAsync(view, facts, cancellationToken).ConfigureAwait(false));
            draft = again;
        }
        else
        {
            draft = new ChangeDraft(runner.Now) { Id = order.Id.Value, Outcome = "begun-already" };
        }

        draft.Fence = context.Fence;
        draft.Schedules.Add(new SettleWork(context.Work.Id, WorkState.Done, draft.Outcome));
        return draft;
    }

    private async ValueTask<Order> ReadAsync(View view, WorkContext context, CancellationToken cancellationToken) =>
        await store.ReadAsync(new StoreRead.OrderById(view.Tenant, new OrderId(context.Work.Subject)), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", context.Work.Subject.ToString());
}
