namespace Oms.Inventory;

/// <summary>Turns quantities in packs into the item's smallest unit, once, when a command comes in: what is stored never depends on a pack's size again.</summary>
internal sealed class SmallestUnits(StockView read)
{
    private readonly Dictionary<Sku, Item> _items = read.Items.ToDictionary(item => item.Sku);
    private readonly Findings _findings = new();

    public Item? Item(Sku sku) => _items.GetValueOrDefault(sku);

    public long Of(Sku sku, long quantity, string? unit, string field)
    {
        var item = Item(sku);
        if (unit is null || unit == (item?.UnitOfMeasure ?? "each"))
        {
            return quantity;
        }

        foreach (var pack in item?.Packs ?? [])
        {
            if (pack.Unit == unit)
            {
                _findings.Check(Math.Abs(quantity) <= StockChecks.MostUnits / pack.Quantity, "stock.quantity", field, FormattableString.Invariant($"{quantity} × {pack.Quantity} are too many: write at most {StockChecks.MostUnits / pack.Quantity}."));
                return Math.Abs(quantity) <= StockChecks.MostUnits / pack.Quantity ? quantity * pack.Quantity : 0;
            }
        }

        var known = (item?.Packs ?? []).Select(pack => pack.Unit).Prepend(item?.UnitOfMeasure ?? "each");
        _findings.Check(false, "stock.unit", field, $"'{sku}' has no unit '{unit}': write one of {string.Join(", ", known)}, or none.");
        return quantity;
    }

    /// <summary>A kit has no stock of its own; what lies on its SKU from before may only go.</summary>
    public void NoKit(Sku sku, long change, string field)
    {
        if (change > 0 && Item(sku) is { Parts.Count: > 0 } kit)
        {
            _findings.Check(false, "stock.kit", field, $"'{sku}' is a kit, which has no stock of its own: write its parts, {string.Join(", ", kit.Parts.Select(part => FormattableString.Invariant($"{part.Quantity} of {part.Sku}")))} for each.");
        }
    }

    /// <exception cref="ValidationFailedException">A unit is unknown, or a kit was to get stock.</exception>
    public void Throw() => _findings.Throw();
}
