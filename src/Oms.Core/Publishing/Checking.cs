using Oms.Definitions;
using Oms.Json.Reading;

namespace Oms.Publishing;

/// <summary>Everything that is known of a text without any order: mistakes, remarks, its own examples.</summary>
internal static class Checking
{
    public static DefinitionCheck Of(DefinitionKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mistakes = new MistakeList();
        var reading = kind.Read(text, 0, mistakes);
        return reading is null || mistakes.Any
            ? new DefinitionCheck { Id = reading?.Id, Mistakes = mistakes.All }
            : new DefinitionCheck { Id = reading.Id, Mistakes = [], Remarks = kind.Remarks(reading, text), Examples = kind.Examples(reading) };
    }

    /// <summary>A text without mistakes.</summary>
    /// <exception cref="DefinitionInvalidException">It has some.</exception>
    public static DefinitionReading Require(DefinitionKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var mistakes = new MistakeList();
        var reading = kind.Read(text, 0, mistakes);
        mistakes.ThrowIfAny(reading is null ? kind.Word : $"{kind.Word} '{reading.Id}'");
        return reading!;
    }

    /// <exception cref="OmsException"><c>definition.example_failed</c>: every example that comes out otherwise than it says.</exception>
    public static void ThrowIfExamplesFail(DefinitionKind kind, DefinitionReading reading)
    {
        var failed = kind.Examples(reading).Where(example => !example.Passes).ToList();
        if (failed.Count > 0)
        {
            throw new OmsException("definition.example_failed", $"The {kind.Word} '{reading.Id}' does not do what its examples say. {string.Join(" ", failed.Select(example => $"'{example.Name}': {example.Message}"))}");
        }
    }
}
