namespace Oms.Inventory;

/// <summary>Units of a SKU.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Units">How many.</param>
public readonly record struct SkuUnits(Sku Sku, long Units);
