using System.Collections.Concurrent;
using NodaTime;

namespace Oms.Definitions;

/// <summary>The definitions in force at a moment: published ones, and those that come with the code. Immutable; while nothing changes it is the same object.</summary>
internal sealed class DefinitionSet(IReadOnlyList<DefinitionReading> all, IReadOnlyList<BrokenDefinition> broken, Instant until, string stamp)
{
    private readonly ConcurrentDictionary<Type, object> _ofType = new();

    public static DefinitionSet None { get; } = new([], [], Instant.MaxValue, "");

    /// <summary>By kind and id.</summary>
    public IReadOnlyList<DefinitionReading> All { get; } = all;

    /// <summary>Published once, but not to be used by this version of the code.</summary>
    public IReadOnlyList<BrokenDefinition> Broken { get; } = broken;

    /// <summary>The next moment at which another set is in force.</summary>
    public Instant Until { get; } = until;

    /// <summary>Which versions it is made of.</summary>
    public string Stamp { get; } = stamp;

    /// <summary>What was made of those of one type, always the same list.</summary>
    public IReadOnlyList<T> Of<T>()
        where T : class => (IReadOnlyList<T>)_ofType.GetOrAdd(typeof(T), static (_, all) => all.Select(one => one.Value).OfType<T>().ToArray(), All);
}

/// <summary>A definition in force that this version of the code cannot use.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Identity within its kind.</param>
/// <param name="Version">The version in force.</param>
/// <param name="Why">What is wrong with it.</param>
internal sealed record BrokenDefinition(string Kind, string Id, int Version, string Why);
