using Oms.Engine;
using Oms.Orders;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Shipping;

/// <summary>
/// Buys a label whose intent is committed. What is tried again after an answer that never came depends on what the carrier promises:
/// keyed, the same operation again is the evidence; searchable, it is looked up first; blind, a person decides.
/// </summary>
internal sealed class LabelEffect(IOmsStore store, CarrierCatalog carriers, CommandRunner runner) : IWorkHandler
{
    public string Name => LabelIntent.WorkName;

    public async ValueTask<WorkOutcome> RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        var view = new View(context.Tenant, context.Oms.Actor, store, Enlisted: false);
        var intent = LabelIntent.Read(context.Work.Payload);
        var order = await store.ReadAsync(new StoreRead.OrderById(context.Tenant, new OrderId(context.Work.Subject)), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", context.Work.Subject.ToString());
        var shipment = order.Shipments.First(parcel => parcel.Id == intent.Shipment);
        if (shipment.Label != LabelState.Requested)
        {
            return await LetGoAsync(view, context, cancellationToken).ConfigureAwait(false);
        }

        var carrier = carriers.Of(intent.Carrier);
        var request = await RequestAsync(context, order, shipment, intent, cancellationToken).ConfigureAwait(false);
        var outcome = await BuyAsync(context.Work, carrier, request, cancellationToken).ConfigureAwait(false);
        var (resolution, retry) = LabelOutcomes.Read(outcome, carrier.Capabilities.Labels, context.Work.Attempts, context.LastAttempt);
        if (resolution is null)
        {
            return retry;
        }

        var command = resolution with { Order = order.Id, Shipment = shipment.Id, Key = $"work:{context.Work.Id:N}" };
        await runner.OnOrderAsync(view, command, "shipping.label", order.Id, draft =>
        {
            LabelSteps.Resolve(draft, command);
            draft.Fence = context.Fence;
            draft.Schedules.Add(new SettleWork(context.Work.Id, LabelOutcomes.WorkStateOf(command.Label), command.Message));
        }, cancellationToken).ConfigureAwait(false);
        return WorkOutcome.Done;
    }

    private static async ValueTask<Outcome<Label>> BuyAsync(ScheduledWork work, ICarrier carrier, ParcelRequest request, CancellationToken cancellationToken)
    {
        var before = work.Attempts > 1 && !LabelOutcomes.WasNotDone(work.Note, work.Attempts - 1);
        try
        {
            switch (carrier.Capabilities.Labels)
            {
                case LabelPromise.Blind when before:
                    return new Outcome.Unknown<Label>("an earlier attempt got no answer");
                case LabelPromise.Searchable when before:
                    var found = await carrier.FindLabelAsync(request.Operation, cancellationToken).ConfigureAwait(false);
                    if (found is not Outcome.Ok<Label?> { Value: null })
                    {
                        return LabelOutcomes.Found(found);
                    }

                    break;
            }

            return await carrier.BuyLabelAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new Outcome.Unknown<Label>($"the adapter threw {e.GetType().Name}: {e.Message}");
        }
    }

    private async ValueTask<ParcelRequest> RequestAsync(WorkContext context, Order order, Shipment shipment, LabelIntent intent, CancellationToken cancellationToken) => new()
    {
        Operation = context.Work.Operation,
        From = shipment.Location!.Value,
        Country = order.Country,
        To = order.ShipTo is { } row ? await store.ReadAsync(new StoreRead.AddressById(context.Tenant, row), cancellationToken).ConfigureAwait(false) : null,
        WeightGrams = shipment.WeightGrams,
        Service = intent.Service,
        Reference = order.Number,
        At = runner.Now,
    };

    /// <summary>Somebody resolved the label meanwhile: only the work is settled.</summary>
    private async ValueTask<WorkOutcome> LetGoAsync(View view, WorkContext context, CancellationToken cancellationToken)
    {
        var command = new Documents.PutDocuments { Key = $"work:{context.Work.Id:N}:let-go" };
        await runner.RunAsync(view, command, "shipping.label", (_, _) =>
        {
            var draft = new ChangeDraft(runner.Now) { Outcome = "let-go", Fence = context.Fence };
            draft.Schedules.Add(new SettleWork(context.Work.Id, WorkState.Cleared, "the label was resolved otherwise"));
            return ValueTask.FromResult(draft);
        }, null, cancellationToken).ConfigureAwait(false);
        return WorkOutcome.Done;
    }
}
