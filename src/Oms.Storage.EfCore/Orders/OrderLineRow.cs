using NodaTime;

namespace Oms.Storage.EfCore;

/// <summary>A line of an order with its units by bucket. Read by LINQ; only a commit writes it.</summary>
public sealed record OrderLineRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Number within the order, from 1.</summary>
    public required int LineNo { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Description as the customer saw it.</summary>
    public string? Description { get; init; }

    /// <summary>Units ordered.</summary>
    public required long Ordered { get; init; }

    /// <summary>Price of one unit in millionths.</summary>
    public required long Price { get; init; }

    /// <summary>What the line costs, minor units.</summary>
    public required long Net { get; init; }

    /// <summary>Whether stock is counted for it.</summary>
    public required bool Tracked { get; init; }

    /// <summary>Weight of one unit in grams.</summary>
    public required long WeightGrams { get; init; }

    /// <summary>Units with nothing decided yet.</summary>
    public required long Unallocated { get; init; }

    /// <summary>Units sold without stock.</summary>
    public required long Backordered { get; init; }

    /// <summary>Units promised from a location.</summary>
    public required long Allocated { get; init; }

    /// <summary>Units given to a location as work.</summary>
    public required long Released { get; init; }

    /// <summary>Units taken from the shelf.</summary>
    public required long Picked { get; init; }

    /// <summary>Units in a parcel.</summary>
    public required long Packed { get; init; }

    /// <summary>Units handed over.</summary>
    public required long Shipped { get; init; }

    /// <summary>Units that arrived.</summary>
    public required long Delivered { get; init; }

    /// <summary>Units lost on the way.</summary>
    public required long Lost { get; init; }

    /// <summary>Units that came back to the sender.</summary>
    public required long ReturnedToSender { get; init; }

    /// <summary>Units cancelled before they left.</summary>
    public required long Cancelled { get; init; }

    /// <summary>The host's texts as a JSON object; null: none.</summary>
    public string? Attributes { get; init; }

    /// <summary>When all of it has arrived, as the customer was told; null: nothing was promised.</summary>
    public Instant? PromisedFor { get; init; }

    /// <summary>Whether it is expected to arrive later.</summary>
    public required bool AtRisk { get; init; }
}
