using NodaTime;

namespace Oms.Orders;

/// <summary>Takes in an order that lived elsewhere, in any legal state (migration, parallel run). Its allocated and released units are demanded from stock.</summary>
public sealed record AdoptOrder : Command
{
    /// <summary>The order as it stands; id, version, sequence and dimensions are ignored and made anew.</summary>
    public required Order Order { get; init; }

    /// <summary>Where it goes.</summary>
    public PostalAddress? ShipTo { get; init; }
}

/// <summary>Confirms an order.</summary>
public sealed record ConfirmOrder : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }
}

/// <summary>Allocates what is unallocated or backordered and has stock now.</summary>
public sealed record AllocateOrder : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }
}

/// <summary>Places holds, several at once.</summary>
public sealed record HoldOrder : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The holds.</summary>
    public required IReadOnlyList<NewHold> Holds { get; init; }
}

/// <summary>A hold to be placed.</summary>
public sealed record NewHold
{
    /// <summary>What kind.</summary>
    /// <value><see cref="HoldKinds.Manual"/>.</value>
    public string Kind { get; init; } = HoldKinds.Manual;

    /// <summary>Why, in words that tell what to do.</summary>
    public required string Reason { get; init; }

    /// <summary>What it blocks.</summary>
    /// <value><see cref="HoldBlocks.All"/>.</value>
    public HoldBlocks Blocks { get; init; } = HoldBlocks.All;

    /// <summary>Who is to look at it; null: nobody in particular.</summary>
    public string? Owner { get; init; }

    /// <summary>When it goes by itself, a moment to come; null: never.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>When somebody else is told unless it is released before, a moment to come; null: never.</summary>
    public Instant? EscalatesAt { get; init; }
}

/// <summary>Tells somebody else of a hold: a case is opened. A hold's own moment does the same.</summary>
public sealed record EscalateHold : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary><see cref="Hold.No"/>.</summary>
    public required int No { get; init; }
}

/// <summary>Releases holds, several at once.</summary>
public sealed record ReleaseHolds : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>Numbers of the holds; empty: all of <see cref="Kind"/>, or all.</summary>
    public IReadOnlyList<int> Numbers { get; init; } = [];

    /// <summary>Only holds of this kind; null: of any.</summary>
    public string? Kind { get; init; }
}

/// <summary>Tells an order's workflow something that only the host knows, such as that a packing was checked.</summary>
public sealed record SignalOrder : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The word: transitions on <c>signal.</c> and this word are tried.</summary>
    public required string Signal { get; init; }
}

/// <summary>Lets an order follow another version of its workflow.</summary>
public sealed record MigrateOrder : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The version it is to follow.</summary>
    public required int Version { get; init; }

    /// <summary>The state of that version that it goes on from.</summary>
    public required string State { get; init; }

    /// <summary>The state it must be in now; null: any.</summary>
    public string? From { get; init; }
}

/// <summary>Cancels units that have not been picked: backordered ones first, then unallocated, allocated, released.</summary>
public sealed record CancelUnits : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The units; empty: all that can be cancelled.</summary>
    public IReadOnlyList<LineUnits> Lines { get; init; } = [];
}
