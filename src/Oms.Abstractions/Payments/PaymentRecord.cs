using NodaTime;
using Oms.Events;

namespace Oms.Payments;

/// <summary>One payment transaction as it was reported. Append-only.</summary>
public sealed record PaymentRecord
{
    /// <summary>The reporter's reference, unique within the order.</summary>
    public required string Reference { get; init; }

    /// <summary>What happened.</summary>
    public required PaymentKind Kind { get; init; }

    /// <summary>How much, positive, in the order's currency.</summary>
    public required Money Amount { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Who took it: a gateway's code, or the channel's.</summary>
    public string? Provider { get; init; }
}

/// <summary>What a payment transaction is.</summary>
public enum PaymentKind
{
    /// <summary>Announced, nothing certain yet.</summary>
    Pending = 0,

    /// <summary>Blocked on the customer's means.</summary>
    Authorised = 1,

    /// <summary>Taken.</summary>
    Captured = 2,

    /// <summary>Given back.</summary>
    Refunded = 3,

    /// <summary>An authorisation was given up.</summary>
    Voided = 4,

    /// <summary>It did not work.</summary>
    Failed = 5,
}

/// <summary>A payment transaction was reported.</summary>
public sealed record PaymentReported : OrderEvent
{
    /// <summary>The transaction.</summary>
    public required PaymentRecord Payment { get; init; }
}
