namespace Oms.Storage.EfCore;

/// <summary>A key that only one owner may have. Read by LINQ; only a commit writes it.</summary>
public sealed record UniqueKeyRow
{
    /// <summary>Whose data.</summary>
    public required int Tenant { get; init; }

    /// <summary>Kind of key.</summary>
    public required string Kind { get; init; }

    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>Who has it.</summary>
    public required Guid Owner { get; init; }
}
