using Oms.Channels;
using Oms.Engine;
using Oms.Ids;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Changes;

/// <summary>The address that a command gives, as an action: its row is written beside the order, and nothing else holds it.</summary>
internal static class NewAddress
{
    /// <exception cref="ValidationFailedException">The order's channel could not use it.</exception>
    public static IReadOnlyList<ChangeAction> With(OrderDraft draft, IReadOnlyList<ChangeAction> actions, PostalAddress? shipTo, GeoPoint? destination, ChannelProfile profile, IIdGenerator ids)
    {
        if (shipTo is null)
        {
            return actions;
        }

        if (PlacementHolds.AddressMistake(shipTo, profile.Address) is { } mistake)
        {
            throw new ValidationFailedException(new Finding("change.address", "ShipTo", mistake));
        }

        var row = ids.NewId();
        draft.Puts.Add(new PutAddress(row, draft.Order, shipTo));
        return [.. actions, new ChangeAction.SetAddress { Row = row, Country = CountryCodes.Knows(shipTo.Country) ? shipTo.Country : null, Destination = destination }];
    }

    /// <summary>Erases the rows that only a given-up change knew.</summary>
    public static void Erase(OrderDraft draft, OrderChange change)
    {
        foreach (var address in change.Actions.OfType<ChangeAction.SetAddress>())
        {
            draft.Puts.Add(new PutAddress(address.Row, draft.Order, null));
        }
    }
}
