namespace Oms.Workflow;

/// <summary>Commands that a workflow allows or not.</summary>
public static class WorkflowCommands
{
    /// <summary>Confirm the order.</summary>
    public const string Confirm = "confirm";

    /// <summary>Report a payment.</summary>
    public const string ReportPayment = "report-payment";

    /// <summary>Place or release holds.</summary>
    public const string Hold = "hold";

    /// <summary>Allocate stock.</summary>
    public const string Allocate = "allocate";

    /// <summary>Change the order: lines, prices, address, charges, texts.</summary>
    public const string Change = "change";

    /// <summary>Take cancelled units back in.</summary>
    public const string Reinstate = "reinstate";

    /// <summary>Cancel unshipped units.</summary>
    public const string Cancel = "cancel";

    /// <summary>Release units to fulfilment.</summary>
    public const string Release = "release";

    /// <summary>Report picked units.</summary>
    public const string Pick = "pick";

    /// <summary>Report a packed parcel.</summary>
    public const string Pack = "pack";

    /// <summary>Report a parcel handed over.</summary>
    public const string Ship = "ship";

    /// <summary>Report a delivery or a carrier's scan.</summary>
    public const string Deliver = "deliver";
}

/// <summary>Facts of the kernel that fire transitions. Beside them there are <c>timer.</c> with the name of a timer of the state, and <c>signal.</c> with a word of the host's.</summary>
public static class WorkflowTriggers
{
    /// <summary>The order was placed or adopted.</summary>
    public const string Placed = "order.placed";

    /// <summary>The order was confirmed.</summary>
    public const string Confirmed = "order.confirmed";

    /// <summary>Units were released to a location.</summary>
    public const string UnitsReleased = "units.released";

    /// <summary>Units were picked.</summary>
    public const string UnitsPicked = "units.picked";

    /// <summary>Units were packed.</summary>
    public const string UnitsPacked = "units.packed";

    /// <summary>Some units were shipped and others are left.</summary>
    public const string SomeShipped = "some.shipped";

    /// <summary>Nothing is left to ship.</summary>
    public const string AllShipped = "all.shipped";

    /// <summary>Nothing is left to deliver.</summary>
    public const string AllDelivered = "all.delivered";

    /// <summary>The order has no units that need shipping.</summary>
    public const string NothingToShip = "nothing.to.ship";

    /// <summary>Every unit is cancelled.</summary>
    public const string AllCancelled = "all.cancelled";

    /// <summary>Nothing was left to ship, and now there is: a change added units or took cancelled ones back in.</summary>
    public const string UnitsReopened = "units.reopened";

    /// <summary>Units were lost or came back to the sender.</summary>
    public const string UnitsLost = "units.lost";

    /// <summary>A hold was placed.</summary>
    public const string HoldPlaced = "hold.placed";

    /// <summary>The last hold was released.</summary>
    public const string HoldsReleased = "holds.released";

    /// <summary>The order has just entered the state: a way on this fact is taken at once.</summary>
    public const string Entered = "entered";

    /// <summary>Every approval that was asked for is given.</summary>
    public const string ApprovalsGiven = "approvals.given";

    /// <summary>An approval was refused.</summary>
    public const string ApprovalRefused = "approval.refused";

    /// <summary>A payment was reported.</summary>
    public const string PaymentReported = "payment.reported";
}
