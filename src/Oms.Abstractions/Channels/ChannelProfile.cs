namespace Oms.Channels;

/// <summary>How orders of a channel are treated. A channel without a profile gets these defaults; <c>direct</c> defaults to refusing on shortage.</summary>
public sealed record ChannelProfile
{
    /// <summary>The channel.</summary>
    public required ChannelCode Code { get; init; }

    /// <summary>What to do with units that are not there.</summary>
    /// <value><see cref="OnShortage.Hold"/>: a taken order is never refused.</value>
    public OnShortage OnShortage { get; init; } = OnShortage.Hold;

    /// <summary>When stock is allocated.</summary>
    /// <value><see cref="AllocateAt.Placement"/>.</value>
    public AllocateAt AllocateAt { get; init; }

    /// <summary>Code of the allocation policy.</summary>
    /// <value><c>priority</c>.</value>
    public string AllocationPolicy { get; init; } = "priority";

    /// <summary>What is expected of the payment.</summary>
    /// <value><see cref="PaymentRule.Ignored"/>.</value>
    public PaymentRule Payment { get; init; }

    /// <summary>How closely the address is checked.</summary>
    /// <value><see cref="AddressRule.Unchecked"/>.</value>
    public AddressRule Address { get; init; }

    /// <summary>Whether an order may come without a customer.</summary>
    /// <value>true.</value>
    public bool GuestAllowed { get; init; } = true;

    /// <summary>Whether an order without a hold is confirmed in the commit that places it.</summary>
    /// <value>false.</value>
    public bool ConfirmOnPlacement { get; init; }

    /// <summary>Id of the workflow new orders follow, in its newest version.</summary>
    /// <value><c>default</c>.</value>
    public string Workflow { get; init; } = "default";

    /// <summary>Locations the channel sells from, in its order; empty: all that are active.</summary>
    public IReadOnlyList<LocationCode> Locations { get; init; } = [];

    /// <summary>Units that are kept back from the channel, of every SKU.</summary>
    /// <value>0.</value>
    public long Buffer { get; init; }

    /// <summary>Most units the channel is told of; null: without limit.</summary>
    public long? Cap { get; init; }

    /// <summary>Whether an order's lines are promised for a date when it is placed.</summary>
    /// <value>false.</value>
    public bool Promise { get; init; }
}

/// <summary>What to do with units that are not there.</summary>
public enum OnShortage
{
    /// <summary>The command fails with <c>stock.insufficient</c>; nothing is stored.</summary>
    Refuse = 0,

    /// <summary>What is there is allocated, the rest backordered.</summary>
    Backorder = 1,

    /// <summary>The order is taken with a hold; units that are not there stay unallocated.</summary>
    Hold = 2,
}

/// <summary>When stock is allocated.</summary>
public enum AllocateAt
{
    /// <summary>In the commit that places the order.</summary>
    Placement = 0,

    /// <summary>In the commit that confirms it.</summary>
    Confirm = 1,

    /// <summary>In the commit that releases it to fulfilment.</summary>
    Release = 2,
}

/// <summary>What a channel's profile expects of the payment.</summary>
public enum PaymentRule
{
    /// <summary>Nothing.</summary>
    Ignored = 0,

    /// <summary>The channel takes the money and says so; an order it does not call paid is held.</summary>
    PaidByChannel = 1,

    /// <summary>The order is held until authorised or captured payments cover it.</summary>
    HeldUntilCovered = 2,
}

/// <summary>How closely an address is checked.</summary>
public enum AddressRule
{
    /// <summary>Not at all.</summary>
    Unchecked = 0,

    /// <summary>The country must be known.</summary>
    CountryOnly = 1,

    /// <summary>Name, street, city and a known country must be there.</summary>
    Full = 2,
}
