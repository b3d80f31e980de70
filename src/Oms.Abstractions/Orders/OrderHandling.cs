using System.Collections.Immutable;

namespace Oms.Orders;

/// <summary>How an order is treated otherwise than its channel's others: what rules have decided about it.</summary>
public sealed record OrderHandling
{
    /// <summary>Who is served first, instead of what the order came with; null: that stays.</summary>
    public int? Priority { get; init; }

    /// <summary>Words that mark it, each once, in the order they came.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The only locations that may serve it; empty: the policy says.</summary>
    public ImmutableArray<LocationCode> Route { get; init; } = [];

    /// <summary>Whether everything goes from one location; null: the policy says.</summary>
    public bool? KeepTogether { get; init; }

    /// <summary>Code of the carrier that brings it; null: any that has <see cref="Service"/>.</summary>
    public string? Carrier { get; init; }

    /// <summary>The service that brings it; null: nothing was chosen.</summary>
    public string? Service { get; init; }

    /// <summary>Ids of the rule sets that could not decide yet, because something is unknown.</summary>
    public ImmutableArray<string> Undecided { get; init; } = [];

    /// <summary>Facts that were reported about it, each a JSON value by its name.</summary>
    public Attributes Facts { get; init; } = Attributes.Empty;
}
