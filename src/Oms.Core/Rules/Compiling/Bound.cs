using Oms.Rules.Types;

namespace Oms.Rules.Compiling;

/// <summary>A part of a condition after its type is known.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Run">Gives its value.</param>
/// <param name="Constant">Its value where no fact has a say in it.</param>
/// <param name="Fact">The fact it is, if it is one.</param>
internal readonly record struct Bound(FactType Type, Code Run, FactValue? Constant = null, Fact? Fact = null)
{
    /// <summary>What stands for a part with a mistake: it goes with anything, so that one mistake does not make others.</summary>
    public static Bound Mistaken { get; } = new(FactType.Any, static _ => FactValue.Unknown);

    public static Bound Of(FactType type, FactValue value) => new(type, _ => value, value);

    /// <summary>The value itself where all parts are constant, computed once; else the code.</summary>
    public static Bound Folded(FactType type, Code run, RuleLimits limits, params ReadOnlySpan<Bound> parts)
    {
        foreach (var part in parts)
        {
            if (part.Constant is null)
            {
                return new Bound(type, run);
            }
        }

        return Of(type, run(new Frame(Nothing, 0, limits.Fuel)));
    }

    // Constants ask for no fact.
    private static readonly FactSheet Nothing = new(new RuleCatalog([], []));
}
