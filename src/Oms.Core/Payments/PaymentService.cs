using Oms.Documents;
using Oms.Engine;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Payments;

/// <summary>Payments for one view.</summary>
internal sealed class PaymentService(View view, CommandRunner runner) : IPayments
{
    /// <summary>Outcome of a report whose transaction was known.</summary>
    public const string Known = "known";

    public async ValueTask<CommandReceipt> ReportAsync(ReportPayment command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        PaymentChecks.ThrowIfInvalid(command);
        if (command.Order is { } named)
        {
            return await ApplyAsync(command, named, cancellationToken).ConfigureAwait(false);
        }

        return await OwnerAsync(command, cancellationToken).ConfigureAwait(false) is { } id
            ? await ApplyAsync(command, id, cancellationToken).ConfigureAwait(false)
            : await ParkAsync(command, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<CommandReceipt> ApplyAsync(ReportPayment command, OrderId id, CancellationToken cancellationToken)
    {
        try
        {
            return await runner.OnOrderAsync(view, command, "payments.report", id, draft =>
            {
                draft.Require(WorkflowCommands.ReportPayment);
                if (draft.Current.Payments.Any(payment => payment.Reference == command.Reference && payment.Kind == command.Kind))
                {
                    throw new OmsException("payment.known", $"The payment '{command.Reference}' ({command.Kind}) is reported already.");
                }

                PaymentStep.Report(draft, PaymentChecks.Record(command, draft.Now), runner.Ids);
                draft.Outcome = "reported";
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (OmsException known) when (known.Code == "payment.known")
        {
            return new CommandReceipt { Id = id.Value, Outcome = Known, Replayed = true };
        }
    }

    private async ValueTask<OrderId?> OwnerAsync(ReportPayment command, CancellationToken cancellationToken)
    {
        var key = new StoreRead.KeyOwner(view.Tenant, KeyKinds.External, KeyKinds.ExternalKey(command.Channel!.Value, command.ExternalId!));
        return await view.Store.ReadAsync(key, cancellationToken).ConfigureAwait(false) is { } owner ? new OrderId(owner) : null;
    }

    // The report came before its order: kept under the order's key, applied when the order is placed.
    private async ValueTask<CommandReceipt> ParkAsync(ReportPayment command, CancellationToken cancellationToken)
    {
        var document = EarlyPayments.Document(command);
        var known = await view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, document.Kind, document.Id), cancellationToken).ConfigureAwait(false);
        var receipt = await runner.RunAsync(
            view,
            command,
            "payments.report",
            (_, _) =>
            {
                var draft = new ChangeDraft(runner.Now) { Outcome = "parked" };
                if (known is null)
                {
                    draft.Put(new DocumentChange { Document = document, ExpectedVersion = 0 });
                }

                return ValueTask.FromResult(draft);
            },
            null,
            cancellationToken).ConfigureAwait(false);

        // The order may have been placed, and its event delivered, between the look and the commit above.
        if (await OwnerAsync(command, cancellationToken).ConfigureAwait(false) is { } late)
        {
            var stored = known ?? document with { Version = 1 };
            var own = command with { Key = null, Documents = [EarlyPayments.Marked(stored, ("imported", late.ToString()))] };
            return await ApplyAsync(own, late, cancellationToken).ConfigureAwait(false);
        }

        return receipt;
    }
}
