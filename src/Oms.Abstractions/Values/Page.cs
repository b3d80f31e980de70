namespace Oms;

/// <summary>Part of a list, with where the next part begins.</summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed record Page<T>
{
    /// <summary>The items, in the query's order.</summary>
    public required IReadOnlyList<T> Items { get; init; }

    /// <summary>Give it to the same query for the next page; null: this is the last.</summary>
    public string? Next { get; init; }
}
