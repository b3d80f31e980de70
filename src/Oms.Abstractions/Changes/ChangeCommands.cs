using Oms.Inventory;
using Oms.Orders;

namespace Oms.Changes;

/// <summary>Adds actions to an order's open change, and opens one where there is none.</summary>
public sealed record AddToChange : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The actions, in the order in which they are to be done.</summary>
    public IReadOnlyList<ChangeAction> Actions { get; init; } = [];

    /// <summary>Where the order is to go instead; null: where it goes.</summary>
    public PostalAddress? ShipTo { get; init; }

    /// <summary>Where <see cref="ShipTo"/> is; null: the middle of its country.</summary>
    public GeoPoint? Destination { get; init; }
}

/// <summary>Gives up an order's open change.</summary>
public sealed record DropChange : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }
}

/// <summary>Carries a change out.</summary>
public sealed record ConfirmChange : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>Version of the order that was previewed (<see cref="ChangePreview.Version"/>). Null, with <see cref="Actions"/> only: do it on what is there.</summary>
    public long? Previewed { get; init; }

    /// <summary>Actions to be done at once; an open change is left alone. Empty, and no <see cref="ShipTo"/>: the open change is carried out.</summary>
    public IReadOnlyList<ChangeAction> Actions { get; init; } = [];

    /// <summary>Where the order is to go instead, at once; null: where it goes.</summary>
    public PostalAddress? ShipTo { get; init; }

    /// <summary>Where <see cref="ShipTo"/> is; null: the middle of its country.</summary>
    public GeoPoint? Destination { get; init; }
}

/// <summary>Asks what a change would come to.</summary>
public sealed record PreviewChange
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The actions; empty, and no <see cref="ShipTo"/>: those of the open change.</summary>
    public IReadOnlyList<ChangeAction> Actions { get; init; } = [];

    /// <summary>Where the order is to go instead; null: where it goes.</summary>
    public PostalAddress? ShipTo { get; init; }

    /// <summary>Where <see cref="ShipTo"/> is; null: the middle of its country.</summary>
    public GeoPoint? Destination { get; init; }
}
