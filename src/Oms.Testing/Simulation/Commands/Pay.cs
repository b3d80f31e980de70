using System.Globalization;
using Oms.Payments;

namespace Oms.Testing.Simulation.Commands;

/// <summary>A payment is reported, sometimes the same one again under another key.</summary>
internal sealed class Pay : SimulatedCommand
{
    public override string Name => "pay";

    public override int Weight => 6;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        if (shop.Order() is not { } order)
        {
            return null;
        }

        var reference = string.Create(CultureInfo.InvariantCulture, $"pay-{shop.Chance.Below(4)}");
        var report = new ReportPayment
        {
            Order = order.Id,
            Reference = reference,
            Kind = (PaymentKind)shop.Chance.Below(6),
            Amount = Money.OfMinor(shop.Chance.Between(1, 5000), order.Currency),
        };
        return new SimulatedCall<ReportPayment>(report, static (oms, command) => oms.Payments.ReportAsync(command))
        {
            Elsewhere = "known",
            Refusals = ["order.transition_refused"],
            Holds = (there, _) => there.Find(order.Id)!.Payments.Count(payment => payment.Reference == reference && payment.Kind == report.Kind) == 1
                ? null
                : $"{reference} is not in the order once: {string.Join(", ", there.Find(order.Id)!.Payments)}.",
        };
    }
}
