using System.Collections.Frozen;
using Oms.Json.Reading;

namespace Oms.Definitions;

/// <summary>The kinds of definitions, and those that come with the code.</summary>
internal sealed class DefinitionCatalog
{
    private readonly FrozenDictionary<string, DefinitionKind> _kinds;

    /// <exception cref="OmsException">A definition that comes with the code has mistakes, or is there twice.</exception>
    public DefinitionCatalog(IEnumerable<DefinitionKind> kinds, IEnumerable<DefinitionText> texts)
    {
        _kinds = kinds.ToFrozenDictionary(kind => kind.Kind, StringComparer.Ordinal);
        var own = new List<OwnDefinition>();
        foreach (var text in texts)
        {
            own.Add(Own(Of(text.Kind), text));
        }

        if (own.CountBy(one => (one.Reading.Kind, one.Reading.Id, one.Reading.Version)).FirstOrDefault(count => count.Value > 1) is { Value: > 1 } twice)
        {
            throw new OmsException("definition.twice", $"The {Of(twice.Key.Kind).Word} '{twice.Key.Id}' is registered {twice.Value} times: keep one.");
        }

        All = own;
        InForce = [.. own.GroupBy(one => (one.Reading.Kind, one.Reading.Id)).Select(versions => versions.MaxBy(one => one.Reading.Version)!)];
    }

    /// <summary>Definitions that come with the code, in every version that something may have pinned.</summary>
    public IReadOnlyList<OwnDefinition> All { get; }

    /// <summary>Their highest versions: in force unless one of their id is published.</summary>
    public IReadOnlyList<OwnDefinition> InForce { get; }

    public IEnumerable<DefinitionKind> Kinds => _kinds.Values.OrderBy(kind => kind.Kind, StringComparer.Ordinal);

    /// <exception cref="OmsException"><c>definition.unknown_kind</c>.</exception>
    public DefinitionKind Of(string kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _kinds.TryGetValue(kind, out var found)
            ? found
            : throw new OmsException("definition.unknown_kind", $"There is no kind of definition '{kind}': there are {string.Join(", ", _kinds.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static OwnDefinition Own(DefinitionKind kind, DefinitionText text)
    {
        var least = kind.FirstVersion > 1 ? 1 : 0;
        if (text.Version < least || text.Version >= kind.FirstVersion)
        {
            throw new OmsException("definition.version", FormattableString.Invariant($"A {kind.Word} that comes with the code has version {text.Version}: give it {least} to {kind.FirstVersion - 1}."));
        }

        var mistakes = new MistakeList();
        var reading = kind.Read(text.Text, text.Version, mistakes);
        mistakes.ThrowIfAny($"{kind.Word} '{reading?.Id}' that comes with the code");
        return new OwnDefinition(reading!, text.Text);
    }
}

/// <summary>A definition that comes with the code.</summary>
/// <param name="Reading">What was made of it.</param>
/// <param name="Text">The document.</param>
internal sealed record OwnDefinition(DefinitionReading Reading, string Text);
