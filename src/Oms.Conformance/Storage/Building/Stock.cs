using NodaTime;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Conformance.Storage.Building;

/// <summary>Changes of counters, by their short names.</summary>
public static class Stock
{
    /// <summary>Units came in (or, negative, were found missing).</summary>
    public static StockChanged Received(string sku, long quantity, string location = Samples.Here, StockCondition condition = StockCondition.Sellable) =>
        new() { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = quantity, Condition = condition };

    /// <summary>Units are promised.</summary>
    public static StockDemand Demand(string sku, long quantity, string location = Samples.Here) =>
        new() { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = quantity };

    /// <summary>Promised units are given back.</summary>
    public static StockFreed Freed(string sku, long quantity, string location = Samples.Here) =>
        new() { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = quantity };

    /// <summary>Promised units leave.</summary>
    public static StockShipped Shipped(string sku, long quantity, string location = Samples.Here) =>
        new() { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = quantity };

    /// <summary>Units leave without a promise.</summary>
    public static StockTaken Taken(string sku, long quantity, string location = Samples.Here) =>
        new() { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = quantity };

    /// <summary>More than there is may be promised.</summary>
    public static OversellLimitSet Oversell(string sku, long limit, string location = Samples.Here) =>
        new() { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = limit };

    /// <summary>What is planned at a position is set.</summary>
    public static StockPlanned Planned(string sku, long safety, long? reorder, string location = Samples.Here) =>
        new() { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = safety, ReorderPoint = reorder };

    /// <summary>A counter is corrected that was read when it had been corrected so many times.</summary>
    public static CounterCorrected Corrected(string sku, StockCounter counter, long units, long corrections, string location = Samples.Here) =>
        new() { Sku = new Sku(sku), Location = new LocationCode(location), Quantity = units, Counter = counter, Corrections = corrections };

    /// <summary>A line of a soft reservation is made.</summary>
    public static ReservationMade Reserved(Guid reservation, string sku, long quantity, Instant expiresAt, int lineNo = 1, string location = Samples.Here) => new()
    {
        Sku = new Sku(sku),
        Location = new LocationCode(location),
        Quantity = quantity,
        Reservation = reservation,
        LineNo = lineNo,
        Owner = "cart-1",
        ExpiresAt = expiresAt,
    };

    /// <summary>A line's end is moved.</summary>
    public static ReservationProlonged Prolonged(Guid reservation, string sku, long quantity, Instant expiresAt, int lineNo = 1, string location = Samples.Here) => new()
    {
        Sku = new Sku(sku),
        Location = new LocationCode(location),
        Quantity = quantity,
        Reservation = reservation,
        LineNo = lineNo,
        ExpiresAt = expiresAt,
    };

    /// <summary>A line ends.</summary>
    public static ReservationEnded Ended(Guid reservation, string sku, long quantity, ReservationState state, int lineNo = 1, string location = Samples.Here) => new()
    {
        Sku = new Sku(sku),
        Location = new LocationCode(location),
        Quantity = quantity,
        Reservation = reservation,
        LineNo = lineNo,
        As = state,
    };
}
