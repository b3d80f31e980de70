namespace Oms.Shipping;

/// <summary>Which moves a scan may make: forward by rank. The one way out of an end is from lost to delivered.</summary>
internal static class ShipmentRanks
{
    public static bool IsEnd(ShipmentState state) => state is ShipmentState.Delivered or ShipmentState.Lost or ShipmentState.ReturnedToSender;

    public static bool MovesTo(ShipmentState from, ShipmentState to) => IsEnd(from)
        ? from == ShipmentState.Lost && to == ShipmentState.Delivered
        : to > from && to != ShipmentState.Packed;
}
