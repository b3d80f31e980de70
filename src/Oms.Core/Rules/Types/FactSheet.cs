namespace Oms.Rules.Types;

/// <summary>
/// The facts of one decision. What an order itself tells is worked out when it is first asked for; all else is set, or unknown. Not safe for
/// several threads: a decision has one.
/// </summary>
internal sealed class FactSheet(RuleCatalog catalog, Func<string, FactValue>? derive = null)
{
    private readonly FactValue[] _values = new FactValue[catalog.Facts.Count];
    private readonly bool[] _known = new bool[catalog.Facts.Count];

    public RuleCatalog Catalog { get; } = catalog;

    /// <summary>Value of a fact by its slot.</summary>
    public FactValue this[int slot]
    {
        get
        {
            if (!_known[slot])
            {
                Keep(slot, derive is null ? FactValue.Unknown : derive(Catalog.Facts[slot].Name));
            }

            return _values[slot];
        }
    }

    /// <summary>Sets a fact; names that nobody registered are left out, because no condition can ask for them.</summary>
    public void Set(string name, in FactValue value)
    {
        if (Catalog.Slot(name) is var slot and >= 0)
        {
            Keep(slot, value);
        }
    }

    private void Keep(int slot, in FactValue value)
    {
        var fact = Catalog.Facts[slot];
        _known[slot] = true;
        _values[slot] = value.Kind <= FactKind.Error || FactTypes.Has(fact.Type, value)
            ? value
            : FactValue.Of(new RuleError("rule.fact_type", $"{fact.Name} came as {value.Kind}, but is {fact.Type}."));
    }
}
