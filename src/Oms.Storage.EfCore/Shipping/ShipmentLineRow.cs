namespace Oms.Storage.EfCore;

/// <summary>Units of an order line in a parcel. Read by LINQ; only a commit writes it.</summary>
public sealed record ShipmentLineRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Place of the parcel within the order.</summary>
    public required int ShipmentNo { get; init; }

    /// <summary>Place within the parcel, from 0.</summary>
    public required int No { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The order line.</summary>
    public required int LineNo { get; init; }

    /// <summary>Units.</summary>
    public required long Quantity { get; init; }
}
