using System.Globalization;

namespace Oms.Orders;

/// <summary>The host's texts on a new order, with those of the SDK's own among them.</summary>
internal static class PlacedAttributes
{
    public static Attributes Of(PlaceOrder command)
    {
        var attributes = command.Attributes;
        if (command.Handover == Handover.Collect)
        {
            attributes = attributes.With(OrderAttributes.CollectAt, command.Location!.Value.Value);
        }

        if (command.Destination is { } point)
        {
            attributes = attributes.With(OrderAttributes.Destination, OrderAttributes.Write(point));
        }

        if (command.Priority is { } priority and not 0)
        {
            attributes = attributes.With(OrderAttributes.Priority, priority.ToString(CultureInfo.InvariantCulture));
        }

        return command.CustomerTier is { } tier ? attributes.With(OrderAttributes.CustomerTier, tier) : attributes;
    }
}
