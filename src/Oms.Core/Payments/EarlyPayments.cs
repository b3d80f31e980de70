using System.Text.Json;
using Oms.Documents;
using Oms.Json;
using Oms.Orders;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Payments;

/// <summary>Payment reports that came before their order: applied, each once, when the order is placed.</summary>
internal sealed class EarlyPayments : IEventHandler
{
    private const string Waiting = "waiting";

    public string Name => "oms.early-payments";

    public static Document Document(ReportPayment command) => new()
    {
        Kind = DocumentKinds.Inbox,
        Id = $"payment:{command.Channel}:{command.ExternalId}:{command.Kind}:{command.Reference}",
        Json = JsonSerializer.Serialize(command with { Key = null, Documents = [], Facts = [] }, OmsJson.Info<ReportPayment>()),
        Index1 = KeyOf(command.Channel!.Value, command.ExternalId!),
        Index3 = Waiting,
        Index4 = "order_unknown",
    };

    public bool Handles(Type eventType) => eventType == typeof(OrderPlaced) || eventType == typeof(OrderAdopted);

    public async ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        var (channel, external) = context.Envelope.Event switch
        {
            OrderPlaced placed => (placed.Channel, placed.ExternalId),
            OrderAdopted adopted => (adopted.Order.Channel, adopted.Order.ExternalId),
            _ => (default, null),
        };
        if (external is null)
        {
            return null;
        }

        var query = new DocumentQuery { Kind = DocumentKinds.Inbox, Index1 = KeyOf(channel, external), Index3 = Waiting, Size = 1000 };
        var waiting = await context.Oms.Documents.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        foreach (var document in waiting.Items)
        {
            await ApplyAsync(context, document, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    private static async ValueTask ApplyAsync(EventContext context, Document document, CancellationToken cancellationToken)
    {
        var report = JsonSerializer.Deserialize(document.Json, OmsJson.Info<ReportPayment>())!;
        var order = new OrderId(context.Envelope.Stream.Id);
        var state = ("imported", order.ToString());
        try
        {
            // The document rides in the payment's own commit: applied and marked together, or neither.
            var receipt = await context.Oms.Payments.ReportAsync(report with { Order = order, Documents = [Marked(document, state)] }, cancellationToken).ConfigureAwait(false);
            if (receipt.Outcome != PaymentService.Known)
            {
                return;
            }
        }
        catch (OmsException e) when (e.Code is "payment.currency" or "order.transition_refused")
        {
            state = ("parked", e.Code);
        }

        await context.Oms.Documents.PutAsync(new PutDocuments { Documents = [Marked(document, state)] }, cancellationToken).ConfigureAwait(false);
    }

    public static DocumentChange Marked(Document document, (string Outcome, string Note) state) =>
        new() { Document = document with { Index3 = state.Outcome, Index4 = state.Note }, ExpectedVersion = document.Version };

    private static string KeyOf(ChannelCode channel, string external) => $"order:{channel}:{external}";
}
