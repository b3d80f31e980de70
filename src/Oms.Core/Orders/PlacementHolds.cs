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
        if (command.Handover is Handover.Immediate)
        {
            return;
        }

        // A wrong country is no reason to let the stock go: only what leaves the house is blocked.
        if (AddressMistake(command.ShipTo, profile.Address) is { } mistake)
        {
            Holds.Place(draft, HoldKinds.Address, mistake, HoldBlocks.Confirm | HoldBlocks.Release);
        }
    }

    /// <summary>Why an address cannot be used, and what to do; null: it can.</summary>
    public static string? AddressMistake(PostalAddress? address, AddressRule rule)
    {
        if (rule == AddressRule.Unchecked)
        {
            return null;
        }

        if (!CountryCodes.Knows(address?.Country))
        {
            return $"The country '{address?.Country}' is not known: write its two letters of ISO 3166.";
        }

        return rule == AddressRule.Full && (IsBlank(address?.Name) || IsBlank(address?.Line1) || IsBlank(address?.City))
            ? "Name, street or city is missing: complete the address."
            : null;
    }

    /// <summary>Waits for money, where the profile says so and payments do not cover the order.</summary>
    public static void UntilCovered(OrderDraft draft, ChannelProfile profile)
    {
        if (profile.Payment == PaymentRule.HeldUntilCovered && !IsCovered(draft.Current) && draft.Current.Total.Minor > 0 && !draft.Current.Holds.Any(hold => hold.Kind == HoldKinds.Payment))
        {
            Holds.Place(draft, HoldKinds.Payment, $"{draft.Current.Total} is not paid yet: the hold goes when authorised or captured payments cover it.", HoldBlocks.Confirm | HoldBlocks.Release);
        }
    }

    private static void Payment(OrderDraft draft, PlaceOrder command, ChannelProfile profile)
    {
        if (profile.Payment == PaymentRule.PaidByChannel && command.Payment?.Kind != PaymentKind.Captured)
        {
            Holds.Place(draft, HoldKinds.Payment, $"Channel '{profile.Code}' takes the money itself, but does not say that this order is paid: ask the channel, then report the payment.", HoldBlocks.All);
        }

        UntilCovered(draft, profile);
    }

    private static bool IsCovered(Order order) => order.Status.Payment is PaymentStatus.Authorised or PaymentStatus.Captured or PaymentStatus.Overcaptured;

    private static bool IsBlank(string? text) => string.IsNullOrWhiteSpace(text);
}
