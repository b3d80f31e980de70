namespace Oms.Storage.EfCore;

/// <summary>A document. Read by LINQ; only a commit writes it.</summary>
public sealed record DocumentRow
{
    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>What kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within tenant and kind.</summary>
    public required string Id { get; init; }

    /// <summary>Counts commits.</summary>
    public required long Version { get; init; }

    /// <summary>The content.</summary>
    public required string Json { get; init; }

    /// <summary>First indexed text.</summary>
    public string? Index1 { get; init; }

    /// <summary>Second indexed text.</summary>
    public string? Index2 { get; init; }

    /// <summary>Third indexed text.</summary>
    public string? Index3 { get; init; }

    /// <summary>Fourth indexed text.</summary>
    public string? Index4 { get; init; }
}
