using System.Text.Json;
using NodaTime;
using Oms.Documents;
using Oms.Inventory;
using Oms.Json;
using Oms.Storage;
using Oms.Supply;

namespace Oms.Verification;

/// <summary>A supply beside what its places say is still to come.</summary>
/// <param name="Supply">The supply as it is stored.</param>
/// <param name="AtPlaces">Units expected at each line's place, in the order of the lines.</param>
internal sealed record SupplyCase(InboundSupply Supply, IReadOnlyList<long> AtPlaces)
{
    private const int MostReadings = 5;

    /// <summary>Reads both at one moment: whatever changes a place changes the supply's version.</summary>
    public static async ValueTask<SupplyCase> ReadAsync(IOmsStore store, TenantId tenant, Document document, Instant now, CancellationToken cancellationToken)
    {
        for (var reading = 1; ; reading++)
        {
            var supply = JsonSerializer.Deserialize(document.Json, OmsJson.Info<InboundSupply>())!;
            var skus = supply.Lines.Select(line => line.Sku).Distinct().ToList();
            var view = skus.Count == 0 ? null : await store.ReadAsync(new StoreRead.Stock(tenant, skus, now), cancellationToken).ConfigureAwait(false);
            var after = await store.ReadAsync(new StoreRead.DocumentById(tenant, document.Kind, document.Id), cancellationToken).ConfigureAwait(false);
            if (after is null || after.Version == document.Version || reading == MostReadings)
            {
                return new SupplyCase(supply, [.. supply.Lines.Select(line => At(view, line, supply.PlaceOf(line.LineNo)))]);
            }

            document = after;
        }
    }

    private static long At(StockView? view, SupplyLine line, LocationCode place) =>
        view?.Positions.FirstOrDefault(position => position.Sku == line.Sku && position.Location == place)?.Sellable ?? 0;
}
