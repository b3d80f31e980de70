using NodaTime;

namespace Oms.Payments;

/// <summary>Payments as others report them. Thread-safe.</summary>
public interface IPayments
{
    /// <summary>
    /// Takes a payment transaction into its order. Named by channel and external id, a report may come before its order: it is kept
    /// (<see cref="CommandReceipt.Outcome"/> <c>parked</c>) and applied once when the order is there. The same reference again changes nothing.
    /// </summary>
    ValueTask<CommandReceipt> ReportAsync(ReportPayment command, CancellationToken cancellationToken = default);
}

/// <summary>Reports a payment transaction. Either <see cref="Order"/> or <see cref="Channel"/> with <see cref="ExternalId"/> names the order.</summary>
public sealed record ReportPayment : Command
{
    /// <summary>The order.</summary>
    public OrderId? Order { get; init; }

    /// <summary>The channel whose id follows.</summary>
    public ChannelCode? Channel { get; init; }

    /// <summary>The channel's id of the order.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The reporter's reference, unique within the order.</summary>
    public required string Reference { get; init; }

    /// <summary>What happened.</summary>
    public required PaymentKind Kind { get; init; }

    /// <summary>How much, positive, in the order's currency.</summary>
    public required Money Amount { get; init; }

    /// <summary>When; null: now.</summary>
    public Instant? At { get; init; }

    /// <summary>Who took it.</summary>
    public string? Provider { get; init; }
}
