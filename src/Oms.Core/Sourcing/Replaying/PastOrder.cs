using NodaTime;
using Oms.Engine;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Sourcing.Replaying;

/// <summary>An order as far as sourcing is concerned: what it wanted when it came.</summary>
internal sealed record PastOrder
{
    public required OrderId Id { get; init; }

    public required string Number { get; init; }

    public required Instant PlacedAt { get; init; }

    public required IReadOnlyList<AllocationDemand> Demands { get; init; }

    public required string? Country { get; init; }

    public required GeoPoint? Destination { get; init; }

    public required Instant? PromisedFor { get; init; }

    public long Wanted => Demands.Sum(demand => demand.Quantity);

    public static PastOrder? Of(Order order)
    {
        var demands = order.Handover is Handover.Ship
            ? order.Lines
                .Where(StockUnits.IsCounted)
                .Select(line => new AllocationDemand(line.LineNo, line.Sku, line.Ordered) { Parts = line.Parts })
                .ToList()
            : [];
        return demands.Count == 0 ? null : new PastOrder
        {
            Id = order.Id,
            Number = order.Number,
            PlacedAt = order.PlacedAt,
            Demands = demands,
            Country = order.Country,
            Destination = order.Destination,
            PromisedFor = order.Lines.Where(line => line.PromisedFor is not null).Min(line => line.PromisedFor),
        };
    }
}
