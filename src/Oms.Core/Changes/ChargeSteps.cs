using Oms.Engine;
using Oms.Orders;

namespace Oms.Changes;

/// <summary>
/// Amounts that a change adds to an order. Charges that are there keep the shares they have (invariants M2, M6): what changes is a charge of its
/// own, apportioned over what the lines are worth without their cancelled units.
/// </summary>
internal static class ChargeSteps
{
    /// <exception cref="OmsException"><c>charge.currency</c>.</exception>
    public static void Add(OrderDraft draft, ChargeKind kind, string code, Money amount)
    {
        var order = draft.Current;
        RequireCurrency(order, amount);
        draft.Raise(new ChargeAdded
        {
            Charge = new OrderCharge
            {
                No = order.Charges.IsEmpty ? 1 : order.Charges.Max(charge => charge.No) + 1,
                Kind = kind,
                Code = code,
                Amount = amount,
                Shares = [.. Apportionment.Split(amount.Minor, [.. order.Lines.Select(OrderMoney.Worth)])],
            },
        });
    }

    public static void SetShipping(OrderDraft draft, string code, Money amount)
    {
        RequireCurrency(draft.Current, amount);
        var now = draft.Current.Charges.Where(charge => charge.Kind == ChargeKind.Shipping).Sum(charge => charge.Amount.Minor);
        if (amount.Minor != now)
        {
            Add(draft, ChargeKind.Shipping, code, Money.OfMinor(amount.Minor - now, draft.Current.Currency));
        }
    }

    private static void RequireCurrency(Order order, Money amount)
    {
        if (amount.Currency != order.Currency)
        {
            throw new OmsException("charge.currency", $"The charge is in {amount.Currency}, the order in {order.Currency}: convert it.");
        }
    }
}
