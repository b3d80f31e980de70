using Oms.Rules.Types;

namespace Oms.Rules.Compiling;

/// <summary>A compiled part of a condition.</summary>
internal delegate FactValue Code(Frame frame);

/// <summary>
/// One evaluation: the facts, the variables of macros, and the fuel that is left. A condition pays its parts when it starts, the parts of a
/// macro's body for every element, an element for every one that is compared or copied, and one for every 64 characters a function reads or makes.
/// </summary>
internal sealed class Frame(FactSheet facts, int locals, int fuel)
{
    private const int CharactersAStep = 64;

    public FactSheet Facts { get; } = facts;

    public FactValue[] Locals { get; } = locals == 0 ? [] : new FactValue[locals];

    /// <summary>Steps left; negative: it ran out, and whatever was computed since is worth nothing.</summary>
    public int Fuel { get; private set; } = fuel;

    public void Refuel(int steps) => Fuel = steps;

    public bool Spend(int steps)
    {
        // Once empty it stays empty, so that the value does not depend on what came later.
        Fuel = Fuel < steps ? -1 : Fuel - steps;
        return Fuel >= 0;
    }

    public bool SpendCharacters(int count) => count < CharactersAStep ? Fuel >= 0 : Spend(count / CharactersAStep);
}
