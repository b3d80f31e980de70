using Oms.Documents;

namespace Oms;

/// <summary>What every command carries beside its own content.</summary>
public abstract record Command
{
    /// <summary>Most characters an operation key may have.</summary>
    public const int MaxKeyLength = 128;

    private protected Command()
    {
    }

    /// <summary>The caller's operation key: the same key with the same content has one effect and one answer, for 30 days. Null: each call is a new operation.</summary>
    public string? Key { get; init; }

    /// <summary>Why, in the actor's words; written into the events.</summary>
    public string? Reason { get; init; }

    /// <summary>Refuses with <c>command.conflict</c> unless the scope still has this version. Null: decide on what is there.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>Host documents to be stored in the same commit; not part of what makes two commands the same.</summary>
    public IReadOnlyList<DocumentChange> Documents { get; init; } = [];

    /// <summary>Host facts to be appended to the same stream in the same commit.</summary>
    public IReadOnlyList<CustomFact> Facts { get; init; } = [];
}
