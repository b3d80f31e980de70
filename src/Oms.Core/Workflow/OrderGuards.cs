using System.Collections.Frozen;
using Oms.Orders;

namespace Oms.Workflow;

/// <summary>The guards that a workflow may name: pure questions about an order.</summary>
internal static class OrderGuards
{
    public static FrozenDictionary<string, Func<Order, bool>> All { get; } = new Dictionary<string, Func<Order, bool>>(StringComparer.Ordinal)
    {
        [WorkflowGuards.NothingBlocks] = static order => !Blocks(order, HoldBlocks.Confirm),
        [WorkflowGuards.NothingLeftToShip] = static order => DimensionRules.Total(order.Lines).ToShip == 0,
        [WorkflowGuards.NothingLeftToDeliver] = static order => DimensionRules.Total(order.Lines).ToDeliver == 0,
        [WorkflowGuards.EverythingCancelled] = static order => order.Status.Fulfilment == FulfilmentStatus.NothingToShip && order.Lines.Length > 0,
        [WorkflowGuards.PaymentCovered] = static order => order.Status.Payment is PaymentStatus.Authorised or PaymentStatus.Captured or PaymentStatus.Overcaptured,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Blocks(Order order, HoldBlocks command)
    {
        foreach (var hold in order.Holds)
        {
            if ((hold.Blocks & command) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
