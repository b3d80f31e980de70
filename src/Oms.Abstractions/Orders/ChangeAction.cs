using System.Text.Json.Serialization;
using Oms.Inventory;

namespace Oms.Orders;

/// <summary>One thing that a change does to an order. A closed set; actions are carried out one after the other, each on what the last one left.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(AddLine), "add-line")]
[JsonDerivedType(typeof(SetQuantity), "set-quantity")]
[JsonDerivedType(typeof(RemoveLine), "remove-line")]
[JsonDerivedType(typeof(CancelPart), "cancel-part")]
[JsonDerivedType(typeof(Reinstate), "reinstate")]
[JsonDerivedType(typeof(SetPrice), "set-price")]
[JsonDerivedType(typeof(AddCharge), "add-charge")]
[JsonDerivedType(typeof(SetShipping), "set-shipping")]
[JsonDerivedType(typeof(SetAddress), "set-address")]
[JsonDerivedType(typeof(SetText), "set-text")]
public abstract record ChangeAction
{
    private ChangeAction()
    {
    }

    /// <summary>Adds a line with the next number; a kit's parts are frozen as at placement. Charges that are there already leave it nothing to carry.</summary>
    public sealed record AddLine : ChangeAction
    {
        /// <summary>The line.</summary>
        public required PlaceLine Line { get; init; }
    }

    /// <summary>Sets how many units of a line are wanted. More are added to what is ordered; fewer are cancelled, as <see cref="CancelPart"/> does.</summary>
    public sealed record SetQuantity : ChangeAction
    {
        /// <summary>The line.</summary>
        public required int LineNo { get; init; }

        /// <summary>Units wanted of those not cancelled, 0 or more; not fewer than were picked.</summary>
        public required long Quantity { get; init; }
    }

    /// <summary>Cancels what is left of a line. It stays in the order, with what was picked already.</summary>
    public sealed record RemoveLine : ChangeAction
    {
        /// <summary>The line.</summary>
        public required int LineNo { get; init; }
    }

    /// <summary>Cancels units of a line that were not picked: what costs least to give up first.</summary>
    public sealed record CancelPart : ChangeAction
    {
        /// <summary>The line.</summary>
        public required int LineNo { get; init; }

        /// <summary>Units, 1 or more.</summary>
        public required long Quantity { get; init; }
    }

    /// <summary>Takes cancelled units back in; they are sourced anew.</summary>
    public sealed record Reinstate : ChangeAction
    {
        /// <summary>The line.</summary>
        public required int LineNo { get; init; }

        /// <summary>Units, 1 or more; null: all that are cancelled.</summary>
        public long? Quantity { get; init; }
    }

    /// <summary>Prices a line anew, shipped units included. No stock is touched.</summary>
    public sealed record SetPrice : ChangeAction
    {
        /// <summary>The line.</summary>
        public required int LineNo { get; init; }

        /// <summary>Price of one unit in the order's currency, at most six decimals, not negative.</summary>
        public required decimal Price { get; init; }
    }

    /// <summary>Adds an amount on the whole order: a fee, a discount, a discount that was lost. It is apportioned to the lines as they are then.</summary>
    public sealed record AddCharge : ChangeAction
    {
        /// <summary>The amount.</summary>
        public required PlaceCharge Charge { get; init; }
    }

    /// <summary>Sets what carriage costs in sum: the difference becomes a charge of its own.</summary>
    public sealed record SetShipping : ChangeAction
    {
        /// <summary>What it costs, in the order's currency.</summary>
        public required Money Amount { get; init; }

        /// <summary>Code of the charge.</summary>
        /// <value><c>shipping</c>.</value>
        public string Code { get; init; } = "shipping";
    }

    /// <summary>Sends what has not left to another address. Made of the address that a command gives: personal data is no part of a change.</summary>
    public sealed record SetAddress : ChangeAction
    {
        /// <summary>Row of the address.</summary>
        public required Guid Row { get; init; }

        /// <summary>Its country, two letters; null: not known.</summary>
        public string? Country { get; init; }

        /// <summary>Where it is; null: the middle of its country.</summary>
        public GeoPoint? Destination { get; init; }
    }

    /// <summary>Sets one of the order's own texts: a note, a gift message.</summary>
    public sealed record SetText : ChangeAction
    {
        /// <summary>Its name in <see cref="Order.Attributes"/>; not one of the SDK's own.</summary>
        public required string Name { get; init; }

        /// <summary>The text; null removes it.</summary>
        public string? Text { get; init; }
    }
}
