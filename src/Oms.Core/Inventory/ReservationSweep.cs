using Oms.Engine;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>Tidies a reservation whose time has come. Nothing depends on it: an expired reservation stops counting by itself.</summary>
internal sealed class ReservationSweep(IOmsStore store, CommandRunner runner) : IWorkHandler
{
    public string Name => ReservationDecisions.ExpireWork;

    public async ValueTask<WorkOutcome> RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        var view = new View(context.Tenant, context.Oms.Actor, store, Enlisted: false);
        var command = new ReleaseReservation { Reservation = context.Work.Subject, Key = $"work:{context.Work.Id:N}" };
        await runner.RunAsync(view, command, "inventory.reserve", async (_, token) =>
        {
            var held = await ReservationReader.ReadAsync(view, command.Reservation, token).ConfigureAwait(false);
            var draft = ReservationDecisions.Sweep(held, runner.Now) ?? new ReservationDraft(command.Reservation, held.LastSequence, runner.Now) { Outcome = "over-already" };
            draft.Fence = context.Fence;
            draft.Schedules.Add(new SettleWork(context.Work.Id, WorkState.Done, draft.Outcome));
            return draft;
        }, null, cancellationToken).ConfigureAwait(false);
        return WorkOutcome.Done;
    }
}
