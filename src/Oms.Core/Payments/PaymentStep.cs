using Oms.Engine;
using Oms.Ids;
using Oms.Orders;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Payments;

/// <summary>What a reported payment means for its order: the transaction, its postings, and the payment hold that may go.</summary>
internal static class PaymentStep
{
    public static void Report(OrderDraft draft, PaymentRecord payment, IIdGenerator ids)
    {
        if (payment.Amount.Currency != draft.Current.Currency)
        {
            throw new OmsException("payment.currency", $"The payment is in {payment.Amount.Currency}, the order in {draft.Current.Currency}: report it in the order's currency.");
        }

        draft.Raise(new PaymentReported { Payment = payment });
        Post(draft, payment, ids);
        draft.Advance(WorkflowTriggers.PaymentReported);
        ReleaseCovered(draft);
    }

    /// <summary>Releases the payment holds of an order that payments cover.</summary>
    public static void ReleaseCovered(OrderDraft draft)
    {
        if (draft.Current.Status.Payment is PaymentStatus.Authorised or PaymentStatus.Captured or PaymentStatus.Overcaptured)
        {
            foreach (var hold in draft.Current.Holds.Where(hold => hold.Kind == HoldKinds.Payment))
            {
                Holds.Release(draft, hold, "the order is paid");
            }
        }
    }

    private static void Post(OrderDraft draft, PaymentRecord payment, IIdGenerator ids)
    {
        var sign = payment.Kind switch { PaymentKind.Captured => 1, PaymentKind.Refunded => -1, _ => 0 };
        if (sign == 0 || payment.Amount.Minor == 0)
        {
            return;
        }

        var amount = sign > 0 ? payment.Amount : -payment.Amount;
        Line($"clearing:{payment.Provider ?? "unknown"}", amount);
        Line("receivable", -amount);

        void Line(string account, Money side) =>
            draft.Postings.Add(new Posting { Id = ids.NewId(), Order = draft.Order, Account = account, Amount = side, At = draft.Now });
    }
}
