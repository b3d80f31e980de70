using NodaTime;

namespace Oms.Definitions;

/// <summary>Saves a text as the draft of a definition, instead of an earlier draft. An approval of an earlier text is lost.</summary>
public sealed record SaveDraft : Command
{
    /// <summary>What it is: one of <see cref="DefinitionKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The document, at most 262,144 characters. Its <c>id</c> says which definition it is.</summary>
    public required string Text { get; init; }
}

/// <summary>Throws a draft away.</summary>
public sealed record DropDraft : Command
{
    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within its kind.</summary>
    public required string Id { get; init; }
}

/// <summary>Approves the draft of a definition: exactly the text that was read.</summary>
public sealed record ApproveDraft : Command
{
    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within its kind.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="DefinitionDraft.Hash"/> of what was read and found good.</summary>
    public required string Hash { get; init; }
}

/// <summary>Publishes a definition's draft, or an older version again.</summary>
public sealed record PublishDefinition : Command
{
    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within its kind.</summary>
    public required string Id { get; init; }

    /// <summary>From when it is in force; null: at once. A later publication goes before one that is scheduled.</summary>
    public Instant? At { get; init; }

    /// <summary>The older version whose text is to be in force again; null: the draft's.</summary>
    public int? BringBack { get; init; }
}

/// <summary>Takes a definition out of force. What pinned a version of it keeps that version.</summary>
public sealed record WithdrawDefinition : Command
{
    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within its kind.</summary>
    public required string Id { get; init; }
}
