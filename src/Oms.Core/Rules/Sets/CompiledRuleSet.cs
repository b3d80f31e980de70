using Oms.Rules.Compiling;
using Oms.Rules.Types;

namespace Oms.Rules.Sets;

/// <summary>A rule set ready to decide. Safe to use from several threads.</summary>
internal sealed class CompiledRuleSet(RuleSet source, IReadOnlyList<Condition> conditions, RuleLimits limits)
{
    // An explanation is stored with each decision: of a large table it names what matters.
    private const int MostTraced = 30;
    private const int MostNotFired = 10;

    private readonly Condition[] _conditions = [.. conditions];
    private readonly int _locals = conditions.Count == 0 ? 0 : conditions.Max(condition => condition.Locals);

    public RuleSet Source { get; } = source;

    public IReadOnlyList<Condition> Conditions => _conditions;

    /// <summary>Whether a condition depends on a fact, by its slot.</summary>
    public bool Reads(int slot) => Array.Exists(_conditions, condition => condition.Reads(slot));

    /// <summary>The same, in a version.</summary>
    public CompiledRuleSet As(int version) => new(Source with { Version = version }, _conditions, limits);

    /// <summary>Tries the rows. Never throws: a row whose condition has no value does not fire.</summary>
    public RuleOutcome Decide(FactSheet facts)
    {
        var frame = new Frame(facts, _locals, limits.Fuel);
        var (fired, actions, traced, tried) = (new List<string>(), new List<RuleHit>(), new List<int>(), 0);
        var pending = false;
        for (; tried < _conditions.Length; tried++)
        {
            var value = _conditions[tried].Run(frame);
            pending |= value.Kind == FactKind.Unknown;
            if (value.Kind != FactKind.Bool || value.IsTrue)
            {
                traced.Add(tried);
            }

            if (value.IsTrue)
            {
                fired.Add(Source.Rows[tried].Name);
                actions.AddRange(Source.Rows[tried].Then.Select(action => new RuleHit(Source.Rows[tried].Name, action)));
                if (Source.HitPolicy == HitPolicy.First)
                {
                    tried++;
                    break;
                }
            }
        }

        return new RuleOutcome
        {
            RuleSet = Source.Id,
            Version = Source.Version,
            Fired = fired,
            Actions = actions,
            Rows = [.. Told(traced, tried).Select(row => new RowTrace(Source.Rows[row].Name, _conditions[row].Explain(facts)))],
            Tried = tried,
            Pending = pending,
        };
    }

    // What fired last matters most; of the rows that did not, the nearest before it.
    private static IEnumerable<int> Told(List<int> traced, int tried)
    {
        var told = new SortedSet<int>(traced.TakeLast(MostTraced));
        var others = MostNotFired;
        for (var row = tried - 1; row >= 0 && others > 0 && told.Count < MostTraced; row--)
        {
            others -= told.Add(row) ? 1 : 0;
        }

        return told;
    }
}
