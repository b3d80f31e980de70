using System.Text.Json;
using Oms.Channels;
using Oms.Documents;
using Oms.Inventory;
using Oms.Json;
using Oms.Storage;
using Oms.Supply;

namespace Oms.Engine;

/// <summary>Reads supplies, and the lines of inbound supply behind the positions that a decision sees.</summary>
internal static class InboundReader
{
    /// <summary>Adds the dates of what is still to come: the earliest first.</summary>
    public static async ValueTask<StockFacts> WithInboundAsync(View view, StockFacts facts, CancellationToken cancellationToken) =>
        facts with { Inbound = await LinesAsync(view, facts.View, cancellationToken).ConfigureAwait(false) };

    /// <summary>What is still to come is read only where units that are missing may claim it.</summary>
    public static ValueTask<StockFacts> WithInboundAsync(View view, StockFacts facts, OnShortage onShortage, CancellationToken cancellationToken) =>
        onShortage == OnShortage.Backorder && facts.View.Positions.Any(position => position.Location.IsInbound)
            ? WithInboundAsync(view, facts, cancellationToken)
            : ValueTask.FromResult(facts);

    public static async ValueTask<IReadOnlyList<InboundLine>> LinesAsync(View view, StockView stock, CancellationToken cancellationToken)
    {
        List<InboundLine>? lines = null;
        Dictionary<string, InboundSupply?>? read = null;
        foreach (var position in stock.Positions)
        {
            if (position.Sellable <= 0 || !InboundSupply.TryReadPlace(position.Location, out var number, out var lineNo))
            {
                continue;
            }

            read ??= new Dictionary<string, InboundSupply?>(StringComparer.Ordinal);
            if (!read.TryGetValue(number, out var supply))
            {
                read.Add(number, supply = await FindAsync(view, number, cancellationToken).ConfigureAwait(false));
            }

            if (supply?.Lines.FirstOrDefault(line => line.LineNo == lineNo && line.Sku == position.Sku) is { } line)
            {
                (lines ??= []).Add(new InboundLine(position.Location, position.Sku, line.To, line.ExpectedAt, position.Sellable, position.Available));
            }
        }

        lines?.Sort(InboundLine.ByDate);
        return lines ?? [];
    }

    /// <summary>The lines behind some places, whether or not anything of them is free.</summary>
    public static async ValueTask<IReadOnlyDictionary<LocationCode, InboundLine>> ByPlaceAsync(View view, IEnumerable<LocationCode> places, CancellationToken cancellationToken)
    {
        var lines = new Dictionary<LocationCode, InboundLine>();
        foreach (var place in places.Distinct())
        {
            if (InboundSupply.TryReadPlace(place, out var number, out var lineNo)
                && await FindAsync(view, number, cancellationToken).ConfigureAwait(false) is { } supply
                && supply.Lines.FirstOrDefault(line => line.LineNo == lineNo) is { } line)
            {
                lines[place] = new InboundLine(place, line.Sku, line.To, line.ExpectedAt, line.Open, 0);
            }
        }

        return lines;
    }

    public static async ValueTask<InboundSupply?> FindAsync(View view, string number, CancellationToken cancellationToken) =>
        await view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, DocumentKinds.Supply, number), cancellationToken).ConfigureAwait(false) is { } document ? Of(document) : null;

    public static InboundSupply Of(Document document) => JsonSerializer.Deserialize(document.Json, OmsJson.Info<InboundSupply>())! with { Version = document.Version };
}
