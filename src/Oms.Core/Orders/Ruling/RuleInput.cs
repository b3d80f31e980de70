using Oms.Definitions;
using Oms.Engine;
using Oms.Inventory;
using Oms.Rules;
using Oms.Rules.Sets;

namespace Oms.Orders.Ruling;

/// <summary>What rules need beside the order itself.</summary>
/// <param name="Definitions">What is in force.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="ShipTo">Where the order goes; null: not known, or erased.</param>
/// <param name="Stock">Items of its SKUs; null: not read.</param>
internal sealed record RuleInput(DefinitionSet Definitions, string Actor, PostalAddress? ShipTo, StockFacts? Stock)
{
    /// <summary>Facts that were gathered from outside for this decision, by the code of their source.</summary>
    public IReadOnlyList<GatheredFacts> Gathered { get; init; } = [];

    /// <summary>Whether any rule set is in force: where none is, nothing else is looked at.</summary>
    public bool Any => Definitions.Of<CompiledRuleSet>().Count > 0 || Definitions.Broken.Count > 0;

    public IReadOnlyDictionary<Sku, Item>? Items => Stock?.View.Items.ToDictionary(item => item.Sku);
}

/// <summary>What a source of facts said.</summary>
/// <param name="Source">Its code.</param>
/// <param name="Values">Values by the facts' names, known ones only.</param>
internal sealed record GatheredFacts(string Source, IReadOnlyDictionary<string, FactValue> Values);
