using NodaTime;
using Oms.Channels;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Storage.EfCore;

/// <summary>An order: everything of it that has one value. Its parts are rows of their own. Read by LINQ; only a commit writes it.</summary>
public sealed record OrderRow
{
    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Number for people.</summary>
    public required string Number { get; init; }

    /// <summary>Where it came from.</summary>
    public required string Channel { get; init; }

    /// <summary>The channel's id of it.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The customer; null: a guest.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Three letters; all amounts of the order and its parts are in it.</summary>
    public required string Currency { get; init; }

    /// <summary>How the customer gets the goods.</summary>
    public required Handover Handover { get; init; }

    /// <summary>What to do with units that are not there.</summary>
    public required OnShortage OnShortage { get; init; }

    /// <summary>When stock is allocated.</summary>
    public required AllocateAt AllocateAt { get; init; }

    /// <summary>Code of the allocation policy.</summary>
    public required string AllocationPolicy { get; init; }

    /// <summary>When the customer ordered.</summary>
    public required Instant PlacedAt { get; init; }

    /// <summary>Row of the delivery address.</summary>
    public Guid? ShipTo { get; init; }

    /// <summary>Destination country.</summary>
    public string? Country { get; init; }

    /// <summary>SHA-256 of the content it was placed with, in hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Id of its workflow.</summary>
    public required string Workflow { get; init; }

    /// <summary>Version of that workflow.</summary>
    public required int WorkflowVersion { get; init; }

    /// <summary>Where it is in its workflow.</summary>
    public required string State { get; init; }

    /// <summary>Category of that state.</summary>
    public required StateCategory Category { get; init; }

    /// <summary>Sum of the lines' net amounts, minor units.</summary>
    public required long Goods { get; init; }

    /// <summary>Sum of the charges, minor units.</summary>
    public required long Charged { get; init; }

    /// <summary>How many holds were ever placed.</summary>
    public required int HoldsPlaced { get; init; }

    /// <summary>Payment, derived.</summary>
    public required PaymentStatus Payment { get; init; }

    /// <summary>Allocation, derived.</summary>
    public required AllocationStatus Allocation { get; init; }

    /// <summary>Fulfilment, derived.</summary>
    public required FulfilmentStatus Fulfilment { get; init; }

    /// <summary>Delivery, derived.</summary>
    public required DeliveryStatus Delivery { get; init; }

    /// <summary>Holds, derived.</summary>
    public required HoldStatus Hold { get; init; }

    /// <summary>Counts commits.</summary>
    public required long Version { get; init; }

    /// <summary>Counts events.</summary>
    public required long Sequence { get; init; }

    /// <summary>The host's texts as a JSON object; null: none.</summary>
    public string? Attributes { get; init; }

    /// <summary>The open change, the channel's version and the channel's view of the lines as a JSON object; null: there is none of it.</summary>
    public string? Details { get; init; }
}
