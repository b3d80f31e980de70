using NodaTime;
using Oms.Payments;

namespace Oms.Storage.EfCore;

/// <summary>A payment transaction as it was reported. Read by LINQ; only a commit writes it.</summary>
public sealed record OrderPaymentRow
{
    /// <summary>The order.</summary>
    public required Guid OrderId { get; init; }

    /// <summary>Place within the order, from 0.</summary>
    public required int No { get; init; }

    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>The reporter's reference.</summary>
    public required string Reference { get; init; }

    /// <summary>What happened.</summary>
    public required PaymentKind Kind { get; init; }

    /// <summary>How much, minor units of the order's currency.</summary>
    public required long Amount { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Who took it.</summary>
    public string? Provider { get; init; }
}
