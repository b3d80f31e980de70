namespace Oms;

/// <summary>Who does something, as it is written into every event.</summary>
public sealed record Actor
{
    /// <summary>The host's own code, used when nobody is named.</summary>
    public static Actor System { get; } = new() { Kind = "system", Id = "host" };

    /// <summary>What kind of actor: <c>user</c>, <c>system</c>, <c>channel</c>, <c>carrier</c> or the host's own word.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within the kind.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people; not used in decisions.</summary>
    public string? Name { get; init; }

    /// <summary>Roles that an <see cref="IAuthoriser"/> may read.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}:{Id}";
}
