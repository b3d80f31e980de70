using Oms.Events;

namespace Oms.Orders;

/// <summary>Folds what rules and approvers decided.</summary>
internal static class HandlingFold
{
    public static Order Set(Order order, HandlingSet e)
    {
        var handling = order.Handling ?? new OrderHandling();
        return order with
        {
            AllocationPolicy = e.Policy ?? order.AllocationPolicy,
            Handling = handling with
            {
                Priority = e.Priority ?? handling.Priority,
                Tags = [.. handling.Tags.Concat(e.Tags).Distinct(StringComparer.Ordinal)],
                Route = e.Route.IsEmpty ? handling.Route : e.Route,
                KeepTogether = e.KeepTogether ?? handling.KeepTogether,
                Carrier = e.Service is null ? handling.Carrier : e.Carrier,
                Service = e.Service ?? handling.Service,
            },
        };
    }

    public static Order Awaited(Order order, RulesAwaited e) => order with { Handling = (order.Handling ?? new OrderHandling()) with { Undecided = e.RuleSets } };

    public static Order Reported(Order order, FactsReported e)
    {
        var handling = order.Handling ?? new OrderHandling();
        return order with { Handling = handling with { Facts = Attributes.Of(handling.Facts.Concat(e.Facts)) } };
    }

    public static Order Decided(Order order, ApprovalDecided e) =>
        With(order, e, e.No, approval => approval with { State = e.Given ? ApprovalState.Given : ApprovalState.Refused, DecidedAt = e.At, DecidedBy = e.By });

    public static Order Lapsed(Order order, ApprovalLapsed e) => With(order, e, e.No, approval => approval with { State = ApprovalState.Lapsed });

    public static Order Escalated(Order order, HoldEscalated e) =>
        order with { Holds = [.. order.Holds.Select(hold => hold.No == e.No ? hold with { Escalated = true } : hold)] };

    private static Order With(Order order, OrderEvent e, int no, Func<Approval, Approval> change) => no >= 1 && no <= order.Approvals.Length
        ? order with { Approvals = order.Approvals.SetItem(no - 1, change(order.Approvals[no - 1])) }
        : throw new InvalidOperationException($"{e.GetType().Name} does not belong here: there is no approval {no}.");
}
