using Oms.Inventory;

namespace Oms.Storage.EfCore.Model;

/// <summary>An item's structured properties as they are stored.</summary>
internal sealed class ItemDetails
{
    public IReadOnlyList<Part>? Parts { get; init; }

    public IReadOnlyList<Pack>? Packs { get; init; }

    /// <summary>Millionths.</summary>
    public long? Cost { get; init; }

    public string? Currency { get; init; }

    public string? Group { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public static string? Encode(Item item) =>
        item is { Parts.Count: 0, Packs.Count: 0, Cost: null, Group: null, Tags.Count: 0 }
            ? null
            : DetailsJson.Encode(
                new ItemDetails
                {
                    Parts = item.Parts.Count == 0 ? null : [.. item.Parts.Select(part => new Part(part.Sku.Value, part.Quantity))],
                    Packs = item.Packs.Count == 0 ? null : [.. item.Packs.Select(pack => new Pack(pack.Unit, pack.Quantity))],
                    Cost = item.Cost?.Scaled,
                    Currency = item.Cost?.Currency.Code,
                    Group = item.Group,
                    Tags = item.Tags.Count == 0 ? null : item.Tags,
                },
                DetailsJson.Default.ItemDetails);

    public static Item Decode(Item item, string json)
    {
        var stored = DetailsJson.Decode(json, DetailsJson.Default.ItemDetails);
        return item with
        {
            Parts = [.. stored.Parts?.Select(part => new KitPart(new Sku(part.Sku), part.Quantity)) ?? []],
            Packs = [.. stored.Packs?.Select(pack => new PackUnit(pack.Unit, pack.Quantity)) ?? []],
            Cost = stored is { Cost: { } cost, Currency: { } currency } ? UnitPrice.OfScaled(cost, new Currency(currency)) : null,
            Group = stored.Group,
            Tags = stored.Tags ?? [],
        };
    }

    internal sealed record Part(string Sku, long Quantity);

    internal sealed record Pack(string Unit, long Quantity);
}
