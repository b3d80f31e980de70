using CsCheck;

namespace Oms.Scenarios.Sequences;

/// <summary>One step of a generated sequence: which command, and four numbers that choose what it is about.</summary>
/// <param name="Kind">Which command.</param>
/// <param name="A">Chooses the subject: which order, reservation or SKU.</param>
/// <param name="B">Chooses a quantity or a part.</param>
/// <param name="C">Chooses a location or a kind.</param>
/// <param name="D">Chooses whether the command is sent again.</param>
internal readonly record struct Step(int Kind, int A, int B, int C, int D)
{
    public const int Kinds = 44;

    public static Gen<Step> Any { get; } = Gen.Select(
        Gen.Int[0, Kinds - 1], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], (kind, a, b, c, d) => new Step(kind, a, b, c, d));

    public static Gen<Step[]> Sequence { get; } = Any.Array[20, 90];
}
