using Oms.Orders;

namespace Oms.Storage.EfCore;

/// <summary>An amount on the whole order. Read by LINQ; only a commit writes it.</summary>
public sealed record OrderChargeRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Number within the order, from 1.</summary>
    public required int No { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>What it is.</summary>
    public required ChargeKind Kind { get; init; }

    /// <summary>The code.</summary>
    public required string Code { get; init; }

    /// <summary>How much, minor units; negative for discounts.</summary>
    public required long Amount { get; init; }

    /// <summary>Minor units that fall to each line, in line order, joined by commas; null: none.</summary>
    public string? Shares { get; init; }
}
