using System.Data.Common;
using Oms.Documents;
using Oms.Orders;
using Oms.Outbox;
using Oms.Shipping;
using Oms.Storage;

namespace Oms.Core.Tests.Docs;

/// <summary>What docs/ shows of a host's own code.</summary>
internal static class HostExamples
{
    public static async Task PlaceWithinAsync(IOms oms, DbConnection connection, PlaceOrder order, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        using (var within = oms.Within(transaction))
        {
            await within.Orders.PlaceAsync(order, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    internal sealed class ThankTheCustomer : IEventHandler<ShipmentDelivered>
    {
        public ValueTask<ChangeSet?> HandleAsync(ShipmentDelivered fact, EventContext context, CancellationToken cancellationToken)
        {
            var thanks = new Document { Kind = "thanks", Id = fact.Shipment.ToString(), Json = "{}" };
            return ValueTask.FromResult<ChangeSet?>(context.Begin("thanked") with { Puts = [new PutDocument(0, thanks)] });
        }
    }
}
