namespace Oms.Rules.Types;

/// <summary>
/// The facts of one decision. What an order itself tells is worked out when it is first asked for; all else is set, or unknown. Not safe for
/// several threads: a decision has one.
/// </summary>
internal sealed class FactSheet(RuleCatalog catalog, Func<string, FactValue>? derive = null)
{
    // A condition asks for a few of many facts: where a slot's value stands, from 1; 0: nobody has asked.
    private readonly ushort[] _at = new ushort[catalog.Facts.Count];
    private FactValue[] _values = new FactValue[4];
    private ushort _count;

    public RuleCatalog Catalog { get; } = catalog;

    /// <summary>Value of a fact by its slot.</summary>
    public FactValue this[int slot]
    {
        get
        {
            if (_at[slot] == 0)
            {
                Keep(slot, derive is null ? FactValue.Unknown : derive(Catalog.Facts[slot].Name));
            }

            return _values[_at[slot] - 1];
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
        if (_at[slot] == 0)
        {
            if (_count == _values.Length)
            {
                Array.Resize(ref _values, _count * 2);
            }

            _at[slot] = ++_count;
        }

        _values[_at[slot] - 1] = value.Kind <= FactKind.Error || FactTypes.Has(fact.Type, value)
            ? value
            : FactValue.Of(new RuleError("rule.fact_type", $"{fact.Name} came as {value.Kind}, but is {fact.Type}."));
    }
}
