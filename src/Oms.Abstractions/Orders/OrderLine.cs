using System.Collections.Immutable;
using NodaTime;
using Oms.Inventory;

namespace Oms.Orders;

/// <summary>One line of an order. Several lines may have the same SKU.</summary>
public sealed record OrderLine
{
    /// <summary>Number within the order, from 1.</summary>
    public required int LineNo { get; init; }

    /// <summary>The channel's id of the line; null: it has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Units that the channel said it has, in the version of the order that was applied last; null: that version is not known.</summary>
    public long? ChannelUnits { get; init; }

    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>Description as the customer saw it.</summary>
    public string? Description { get; init; }

    /// <summary>Units ordered. Grows by units that a change adds, never shrinks: units taken away are cancelled (invariant Q2).</summary>
    public required long Ordered { get; init; }

    /// <summary>Price of one unit.</summary>
    public required UnitPrice Price { get; init; }

    /// <summary>What the line costs, rounded once: price × units ordered, cancelled ones included. What falls to these is their share of it.</summary>
    public required Money Net { get; init; }

    /// <summary>Whether stock is counted for its SKU; not so for a kit, whose <see cref="Parts"/> are counted.</summary>
    public bool Tracked { get; init; } = true;

    /// <summary>What stock one unit takes, where the line is a kit: the parts down to what is stocked, frozen when it was ordered, each SKU once, ordered. Empty: the SKU itself.</summary>
    public ImmutableArray<KitPart> Parts { get; init; } = [];

    /// <summary>Weight of one unit in grams, as the item had it at placement.</summary>
    public long WeightGrams { get; init; }

    /// <summary>When all of it has arrived, as the customer was told; null: nothing was promised.</summary>
    public Instant? PromisedFor { get; init; }

    /// <summary>Whether it is expected to arrive later than <see cref="PromisedFor"/>.</summary>
    public bool AtRisk { get; init; }

    /// <summary>Where its units are.</summary>
    public required Buckets Units { get; init; }

    /// <summary>The host's own texts.</summary>
    public Attributes Attributes { get; init; } = Attributes.Empty;
}
