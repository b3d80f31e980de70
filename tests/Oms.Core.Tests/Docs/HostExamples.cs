using System.Data.Common;
using Oms.Documents;
using Oms.Orders;
using Oms.Outbox;
using Oms.Shipping;
using Oms.Sourcing;
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

    public static async Task PublishAsync(IOms oms)
    {
        await oms.Sourcing.PublishAsync(new PublishSourcingPolicy
        {
            Policy = new SourcingPolicy
            {
                Id = "europe",
                Costs = new SourcingCosts { Parcel = 3.90m, Kilometre = 0.004m, Split = 1.00m, DayLate = 0.50m },
                Limits = new SourcingLimits { MaxParcels = 3, Excluded = [new LocationCode("bath")] },
                For = new SourcingScope { Countries = ["DE", "FR", "NL"] },
            },
        });
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
