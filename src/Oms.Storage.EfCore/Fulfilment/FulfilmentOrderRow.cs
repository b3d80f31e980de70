using Oms.Fulfilment;

namespace Oms.Storage.EfCore;

/// <summary>Work given to a location. Read by LINQ; only a commit writes it.</summary>
public sealed record FulfilmentOrderRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Place within the order, from 0.</summary>
    public required int No { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The location that does the work.</summary>
    public required string Location { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required FulfilmentState State { get; init; }
}
