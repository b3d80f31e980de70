using Oms.Rules.Functions;
using Oms.Rules.Types;

namespace Oms.Rules.Checking;

/// <summary>
/// What a condition compares facts with, where it is made of nothing but comparisons of a fact with constants. Then its value depends only on where
/// each fact lies among these constants, and a few values of each stand for all of them.
/// </summary>
internal sealed class ComparedValues(RuleCatalog catalog)
{
    private readonly SortedDictionary<int, List<FactValue>> _constants = [];

    /// <summary>Slots of the facts.</summary>
    public IEnumerable<int> Slots => _constants.Keys;

    /// <summary>Adds a condition's constants.</summary>
    /// <returns>Whether it is made of nothing else.</returns>
    public bool Add(RuleExpression tree) => tree switch
    {
        FlagExpression => true,
        UnaryExpression { Operator: "!" } not => Add(not.Operand),
        BinaryExpression { Operator: "&&" or "||" } both => Add(both.Left) & Add(both.Right),
        BinaryExpression { Operator: "in", Right: ListExpression list } among => Slot(among.Left) is { } slot && list.Items.All(item => Add(slot, item, ordered: false)),
        BinaryExpression { Operator: "==" or "!=" or "<" or "<=" or ">" or ">=" } compared => Compare(compared),
        _ => Slot(tree) is { } slot && catalog.Facts[slot].Type.Kind == FactKind.Bool && Remember(slot, FactValue.Of(true)),
    };

    /// <summary>Values of a fact that stand for all it can have: each constant, something between and beyond them, and what has no answer.</summary>
    public IReadOnlyList<FactValue> Representatives(int slot)
    {
        var fact = catalog.Facts[slot];
        var constants = _constants[slot].Distinct().ToList();
        List<FactValue> values = fact.Type.Kind switch
        {
            FactKind.Bool => [FactValue.Of(true), FactValue.Of(false)],
            FactKind.Number => [.. Between(constants.Select(value => value.AsNumber)).Select(FactValue.Of)],
            FactKind.Money => [.. constants.GroupBy(value => value.Currency).SelectMany(group => Between(group.Select(value => value.Amount)).Select(amount => FactValue.Of(amount, new Currency(group.Key))))],
            _ when fact.Allowed is { Count: > 0 } => [.. fact.Allowed.Append("").Select(FactValue.Of)],
            _ => [.. constants, FactValue.Of(string.Concat(constants.Select(value => value.AsText)) + "~")],
        };
        return [.. values, FactValue.Unknown];
    }

    private static IEnumerable<decimal> Between(IEnumerable<decimal> constants)
    {
        decimal[] sorted = [.. constants.Distinct().Order()];
        yield return sorted[0] - 1;
        for (var i = 0; i < sorted.Length; i++)
        {
            yield return sorted[i];
            yield return i + 1 < sorted.Length ? (sorted[i] + sorted[i + 1]) / 2 : sorted[i] + 1;
        }
    }

    private bool Compare(BinaryExpression compared)
    {
        var ordered = compared.Operator is not ("==" or "!=");
        return Slot(compared.Left) is { } left ? Add(left, compared.Right, ordered) : Slot(compared.Right) is { } right && Add(right, compared.Left, ordered);
    }

    private bool Add(int slot, RuleExpression constant, bool ordered)
    {
        var kind = catalog.Facts[slot].Type.Kind;
        return constant switch
        {
            NumberExpression number when kind == FactKind.Number => Remember(slot, FactValue.Of(number.Value)),
            UnaryExpression { Operator: "-", Operand: NumberExpression number } when kind == FactKind.Number => Remember(slot, FactValue.Of(-number.Value)),
            TextExpression text when kind == FactKind.Text && !ordered => Remember(slot, FactValue.Of(text.Value)),
            FlagExpression flag when kind == FactKind.Bool => Remember(slot, FactValue.Of(flag.Value)),
            CallExpression { On: null, Function: "money", Arguments: [TextExpression text] } when kind == FactKind.Money => ShopFunctions.Amount(text.Value) is { Kind: FactKind.Money } amount && Remember(slot, amount),
            _ => false,
        };
    }

    private bool Remember(int slot, FactValue value)
    {
        (_constants.TryGetValue(slot, out var known) ? known : _constants[slot] = []).Add(value);
        return true;
    }

    private int? Slot(RuleExpression tree) => Name(tree) is { } name && catalog.Slot(name) is var slot and >= 0 ? slot : null;

    private static string? Name(RuleExpression tree) => tree switch
    {
        NameExpression name => name.Name,
        FieldExpression field => Name(field.Of) is { } of ? $"{of}.{field.Field}" : null,
        _ => null,
    };
}
