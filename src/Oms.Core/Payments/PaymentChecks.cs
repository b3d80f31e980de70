using NodaTime;
using Oms.Engine;

namespace Oms.Payments;

/// <summary>What a payment report must say.</summary>
internal static class PaymentChecks
{
    public static void ThrowIfInvalid(ReportPayment command)
    {
        var findings = new List<Finding>();
        if (command.Order is null && (command.Channel is null || string.IsNullOrEmpty(command.ExternalId)))
        {
            findings.Add(new Finding("payment.order", nameof(command.Order), "Name the order, or its channel and external id."));
        }

        if (command.Amount.Minor <= 0 || command.Amount.Currency.Code is null)
        {
            findings.Add(new Finding("payment.amount", nameof(command.Amount), "Write a positive amount with its currency; a refund is a kind, not a sign."));
        }

        if (string.IsNullOrWhiteSpace(command.Reference))
        {
            findings.Add(new Finding("payment.reference", nameof(command.Reference), "Give the transaction's reference: it tells repeats apart."));
        }

        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }

        Text.Code(command.Reference, 200, "payment.reference", "payment's reference");
    }

    public static PaymentRecord Record(ReportPayment command, Instant now) => new()
    {
        Reference = command.Reference,
        Kind = command.Kind,
        Amount = command.Amount,
        At = command.At is { } at ? Micros.Floor(at) : now,
        Provider = command.Provider,
    };
}
