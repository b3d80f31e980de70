namespace Oms.Supply;

/// <summary>What is still to come: purchase orders, advance ship notices, transfers; who has claimed it; and what happens when it comes late, short or not at all. Thread-safe.</summary>
public interface ISupply
{
    /// <summary>Announces a purchase order or what a supplier says is on its way. Waiting backorders claim it, by policy, shortly after.</summary>
    /// <exception cref="OmsException"><c>supply.exists</c>: the number belongs to another supply.</exception>
    ValueTask<CommandReceipt> AnnounceAsync(AnnounceSupply command, CancellationToken cancellationToken = default);

    /// <summary>Sends units to another location: they leave the source and are expected at the destination in one commit, and are on hand nowhere in between.</summary>
    /// <exception cref="InsufficientStockException">The source has not that many units that nobody was promised.</exception>
    ValueTask<CommandReceipt> SendAsync(SendTransfer command, CancellationToken cancellationToken = default);

    /// <summary>Confirms or moves the dates of some lines or all; the receipt names the orders that slip.</summary>
    ValueTask<SupplyReceipt> ConfirmAsync(ConfirmSupply command, CancellationToken cancellationToken = default);

    /// <summary>Takes units in. Those who claimed them get them, by policy; nobody else can take them in between.</summary>
    /// <exception cref="OmsException"><c>supply.over</c>: more came than is open, and the command does not say that this is accepted.</exception>
    ValueTask<SupplyReceipt> ReceiveAsync(ReceiveSupply command, CancellationToken cancellationToken = default);

    /// <summary>Cancels open units; those of a transfer come back to its source. Who claimed them last, by policy, loses the claim; the receipt names the orders that slip.</summary>
    ValueTask<SupplyReceipt> CancelAsync(CancelSupply command, CancellationToken cancellationToken = default);

    /// <summary>Writes off open units that were lost on the way; the receipt names the orders that slip.</summary>
    ValueTask<SupplyReceipt> LoseAsync(LoseInTransit command, CancellationToken cancellationToken = default);

    /// <summary>The supply, or null.</summary>
    ValueTask<InboundSupply?> FindAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>Supplies, ordered by number, a page at a time.</summary>
    ValueTask<Page<InboundSupply>> QueryAsync(SupplyQuery query, CancellationToken cancellationToken = default);

    /// <summary>Who would get which of the units if they came now: nothing is changed. With another policy it shows what a switch would do.</summary>
    ValueTask<FillPlan> PreviewFillAsync(FillPreview query, CancellationToken cancellationToken = default);

    /// <summary>Positions at or below their reorder point, counting what is on its way to their location, ordered by SKU and location.</summary>
    /// <param name="skus">Which SKUs; at most 5,000.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<IReadOnlyList<ReorderAlert>> ReorderAlertsAsync(IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);

    /// <summary>The same for every SKU that has a reorder point anywhere. Each thousand of them is read at a moment of its own.</summary>
    ValueTask<IReadOnlyList<ReorderAlert>> AllReorderAlertsAsync(CancellationToken cancellationToken = default);
}

/// <summary>Which supplies; every criterion that is given must hold.</summary>
public sealed record SupplyQuery
{
    /// <summary>Of this kind.</summary>
    public SupplyKind? Kind { get; init; }

    /// <summary>Only those from which something is still to come.</summary>
    public bool Open { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most supplies to return, 1 to 1,000.</summary>
    /// <value>100.</value>
    public int Size { get; init; } = 100;
}

/// <summary>A position that should be reordered.</summary>
public sealed record ReorderAlert
{
    /// <summary>The SKU.</summary>
    public required Sku Sku { get; init; }

    /// <summary>The location.</summary>
    public required LocationCode Location { get; init; }

    /// <summary>Its reorder point.</summary>
    public required long ReorderPoint { get; init; }

    /// <summary>Sellable units on hand.</summary>
    public required long Sellable { get; init; }

    /// <summary>Units on their way to it.</summary>
    public required long Inbound { get; init; }

    /// <summary>Units promised or held there, and claimed of what is on its way.</summary>
    public required long Promised { get; init; }

    /// <summary>What is left of both: at or below <see cref="ReorderPoint"/>.</summary>
    public long Projected => Sellable + Inbound - Promised;
}
