using Oms.Engine;

namespace Oms.Inventory;

/// <summary>What an item must be: kits without circles, packs that are some.</summary>
internal static class ItemChecks
{
    /// <param name="command">The items.</param>
    /// <param name="stored">They and everything their kits are made of, as far as it is stored.</param>
    public static void ThrowIfInvalid(PutItems command, IReadOnlyDictionary<Sku, Item> stored)
    {
        var findings = new Findings();
        for (var i = 0; i < command.Items.Count; i++)
        {
            Item(findings, command.Items[i], FormattableString.Invariant($"Items[{i}]"));
        }

        foreach (var twice in command.Items.GroupBy(item => item.Sku).Where(group => group.Count() > 1))
        {
            findings.Check(false, "item.twice", "Items", $"'{twice.Key}' is named {twice.Count()} times: put it once.");
        }

        findings.Throw();
        var now = command.Items.ToDictionary(item => item.Sku);
        for (var i = 0; i < command.Items.Count; i++)
        {
            Kit(findings, command.Items[i], FormattableString.Invariant($"Items[{i}].Parts"), sku => now.GetValueOrDefault(sku) ?? stored.GetValueOrDefault(sku));
        }

        findings.Throw();
    }

    private static void Item(Findings findings, Item item, string field)
    {
        findings.Check(item.Sku.Value is not null && item.WeightGrams >= 0 && item.Cost is not { Scaled: < 0 }, "item.invalid", field, "An item needs a SKU, and a weight and cost of 0 or more.");
        findings.Check(!string.IsNullOrWhiteSpace(item.UnitOfMeasure), "item.unit", field + ".UnitOfMeasure", "Name the unit that quantities count, such as 'each'.");
        foreach (var part in item.Parts)
        {
            findings.Check(part.Sku.Value is not null && part.Quantity is >= 1 and <= Kits.MostUnits, "item.part", field + ".Parts", FormattableString.Invariant($"{part.Quantity} of '{part.Sku}' is no part: name a SKU and 1 to {Kits.MostUnits} units."));
        }

        foreach (var pack in item.Packs)
        {
            findings.Check(!string.IsNullOrWhiteSpace(pack.Unit) && pack.Quantity is >= 2 and <= Kits.MostUnits, "item.pack", field + ".Packs", FormattableString.Invariant($"{pack.Quantity} '{pack.Unit}' is no pack: give it a name and 2 to {Kits.MostUnits} smallest units."));
        }

        foreach (var twice in item.Packs.Select(pack => pack.Unit).Append(item.UnitOfMeasure).GroupBy(unit => unit, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            findings.Check(false, "item.pack_twice", field + ".Packs", $"The unit '{twice.Key}' is there {twice.Count()} times: give each a name of its own.");
        }
    }

    private static void Kit(Findings findings, Item item, string field, Func<Sku, Item?> items)
    {
        try
        {
            Kits.Resolve(item.Sku, items);
        }
        catch (OmsException e)
        {
            findings.Check(false, e.Code, field, e.Message);
        }
    }
}
