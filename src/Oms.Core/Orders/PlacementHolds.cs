using Oms.Channels;
using Oms.Engine;
using Oms.Payments;

namespace Oms.Orders;

/// <summary>The validation rules of placement: what is not as the channel's profile expects holds the order with a reason instead of losing it.</summary>
internal static class PlacementHolds
{
    public static void Place(OrderDraft draft, PlaceOrder command, ChannelProfile profile)
    {
        Address(draft, command, profile);
        Payment(draft, command, profile);
        if (command.ExpectedTotal is { } expected && expected != draft.Current.Total)
        {
            Holds.Place(draft, HoldKinds.Totals, $"The channel says {expected}, lines and charges come to {draft.Current.Total}: compare them with the channel's document.", HoldBlocks.All);
        }

        if (!profile.GuestAllowed && command.CustomerId is null)
        {
            Holds.Place(draft, HoldKinds.Customer, $"Channel '{profile.Code}' requires a customer: name one, or allow guests in its profile.", HoldBlocks.All);
        }

        if (command.HoldReason is { } reason)
        {
            Holds.Place(draft, HoldKinds.Manual, reason, HoldBlocks.All);
        }
    }

    private static void Address(OrderDraft draft, PlaceOrder command, ChannelProfile profile)
    {
        if (profile.Address == AddressRule.Unchecked || command.Handover is Handover.Immediate)
        {
            return;
        }

        // A wrong country is no reason to let the stock go: only what leaves the house is blocked.
        if (!CountryCodes.Knows(command.ShipTo?.Country))
        {
            Holds.Place(draft, HoldKinds.Address, $"The country '{command.ShipTo?.Country}' is not known: write its two letters of ISO 3166.", HoldBlocks.Confirm | HoldBlocks.Release);
        }
        else if (profile.Address == AddressRule.Full && (IsBlank(command.ShipTo?.Name) || IsBlank(command.ShipTo?.Line1) || IsBlank(command.ShipTo?.City)))
        {
            Holds.Place(draft, HoldKinds.Address, "Name, street or city is missing: complete the address.", HoldBlocks.Confirm | HoldBlocks.Release);
        }
    }

    private static void Payment(OrderDraft draft, PlaceOrder command, ChannelProfile profile)
    {
        var covered = draft.Current.Status.Payment is PaymentStatus.Captured or PaymentStatus.Overcaptured;
        switch (profile.Payment)
        {
            case PaymentRule.PaidByChannel when command.Payment?.Kind != PaymentKind.Captured:
                Holds.Place(draft, HoldKinds.Payment, $"Channel '{profile.Code}' takes the money itself, but does not say that this order is paid: ask the channel, then report the payment.", HoldBlocks.All);
                break;
            case PaymentRule.HeldUntilCovered when !covered && draft.Current.Status.Payment != PaymentStatus.Authorised && draft.Current.Total.Minor > 0:
                Holds.Place(draft, HoldKinds.Payment, $"{draft.Current.Total} is not paid yet: the hold goes when authorised or captured payments cover it.", HoldBlocks.Confirm | HoldBlocks.Release);
                break;
        }
    }

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);
}
