using Oms.Inventory;

namespace Oms.Availability;

/// <summary>What can be sold now, what can be promised for when, and why. Every figure comes with its derivation. Thread-safe.</summary>
public interface IAvailability
{
    /// <summary>What a channel can sell of some SKUs now (invariant S4), ordered by SKU; kits by their parts. At most 500 SKUs.</summary>
    ValueTask<IReadOnlyList<SkuToSell>> ToSellAsync(ChannelCode channel, IReadOnlyCollection<Sku> skus, CancellationToken cancellationToken = default);

    /// <summary>What a channel can sell of everything that has stock, in one read, ordered by SKU. Kits have no stock of their own and are not among it.</summary>
    ValueTask<IReadOnlyList<SkuUnits>> AllToSellAsync(ChannelCode channel, CancellationToken cancellationToken = default);

    /// <summary>
    /// What can be sold of a SKU at one location, down to what it comes from: movements of the ledger by kind, orders that have units there, and
    /// reservations, the first hundred of each by name. It reads the whole ledger of the position: for a person who asks, not for every page view.
    /// What changes while it reads is told as such, so that the figures add up.
    /// </summary>
    /// <exception cref="NotFoundException">The SKU has never been at the location.</exception>
    ValueTask<Figure> ExplainAsync(Sku sku, LocationCode location, CancellationToken cancellationToken = default);

    /// <summary>What can be promised of a SKU from when on: stock that is free now, and what is to come and not claimed. A unit supports one promise. For a kit ask for its parts.</summary>
    ValueTask<Promisable> PromisableAsync(PromisableQuery query, CancellationToken cancellationToken = default);

    /// <summary>The earliest day by which lines can arrive, through calendars, cut-offs, handling, receiving and transit.</summary>
    ValueTask<PromiseDate> PromiseAsync(PromiseQuery query, CancellationToken cancellationToken = default);
}
