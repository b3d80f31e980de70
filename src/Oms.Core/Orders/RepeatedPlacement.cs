using System.Text;
using Oms.Documents;
using Oms.Engine;
using Oms.Storage;

namespace Oms.Orders;

/// <summary>
/// Answers for an order that exists already under its channel and external id. A newer version of its content changes it, an older one does nothing;
/// what came with other content and no version, or is refused, is kept, not lost.
/// </summary>
internal sealed class RepeatedPlacement(CommandRunner runner, INewerContent newer)
{
    /// <returns>The first order's receipt; null: decide again with another number.</returns>
    /// <exception cref="OmsException"><c>order.number_taken</c>.</exception>
    public async ValueTask<CommandReceipt?> AnswerAsync(View view, Command command, CommitOutcome.KeyTaken taken, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (taken.Key.Kind == KeyKinds.OrderNumber)
        {
            return command is PlaceOrder { Number: null }
                ? null
                : throw new OmsException("order.number_taken", $"The number '{taken.Key.Key}' belongs to order {taken.Owner}: give another, or none.");
        }

        if (taken.Key.Kind != KeyKinds.External)
        {
            return null;
        }

        var id = new OrderId(taken.Owner);
        var order = await view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, id), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", id.ToString());
        var hash = Convert.ToHexStringLower(content.Span);
        var receipt = new PlaceReceipt
        {
            Id = order.Id.Value,
            Number = order.Number,
            Version = order.Version,
            Outcome = "exists",
            Replayed = true,
            ContentDiffers = !string.Equals(order.ContentHash, hash, StringComparison.Ordinal),
        };
        if (receipt.ContentDiffers && command is PlaceOrder { ContentVersion: { } version } placement)
        {
            receipt = version <= order.ContentVersion
                ? receipt with { ContentDiffers = false }
                : await newer.ApplyAsync(view, placement, id, hash, cancellationToken).ConfigureAwait(false);
        }

        if (receipt.ContentDiffers)
        {
            await ParkAsync(view, command, order, hash, cancellationToken).ConfigureAwait(false);
        }

        return receipt;
    }

    private async ValueTask ParkAsync(View view, Command command, Order order, string hash, CancellationToken cancellationToken)
    {
        var document = new Document
        {
            Kind = DocumentKinds.Inbox,
            Id = $"order:{order.Id.Value:N}:{hash[..32]}",
            Json = Json(command),
            Index1 = order.Channel.Value,
            Index2 = order.ExternalId,
            Index3 = "parked",
            Index4 = "order_exists",
        };
        if (await view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, document.Kind, document.Id), cancellationToken).ConfigureAwait(false) is not null)
        {
            return;
        }

        var park = new PutDocuments { Key = $"park:{document.Id}", Documents = [new DocumentChange { Document = document, ExpectedVersion = 0 }] };
        await runner.RunAsync(view, park, "orders.place", (_, _) => ValueTask.FromResult(new ChangeDraft(runner.Now) { Outcome = "parked" }), null, cancellationToken).ConfigureAwait(false);
    }

    private static string Json(Command command)
    {
        var canonical = Encoding.UTF8.GetString(Fingerprint.Canonical(command));
        return canonical[(canonical.IndexOf('\n', StringComparison.Ordinal) + 1)..];
    }
}
