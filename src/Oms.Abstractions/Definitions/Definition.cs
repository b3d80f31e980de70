using NodaTime;

namespace Oms.Definitions;

/// <summary>A published version of a workflow, a rule set, a sourcing policy or a template. It never changes; orders and decisions name it.</summary>
public sealed record Definition
{
    /// <summary>What it is: one of <see cref="DefinitionKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within its kind.</summary>
    public required string Id { get; init; }

    /// <summary>Counts publications, from 1; 0: it comes with the code.</summary>
    public required int Version { get; init; }

    /// <summary>The document as it was written: the truth from which all else is made.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>From when it is in force.</summary>
    public required Instant EffectiveFrom { get; init; }

    /// <summary>When it was published.</summary>
    public required Instant PublishedAt { get; init; }

    /// <summary>Who published it.</summary>
    public required string PublishedBy { get; init; }

    /// <summary>Who wrote the draft; null: it was published without one.</summary>
    public string? Author { get; init; }

    /// <summary>Who approved the draft; null: nobody was asked.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Why, in the publisher's words.</summary>
    public string? Reason { get; init; }

    /// <summary>The older version whose text it brings back; null: it is a text of its own.</summary>
    public int? BringsBack { get; init; }
}

/// <summary>Kinds of definitions.</summary>
public static class DefinitionKinds
{
    /// <summary>What is legal for an order when.</summary>
    public const string Workflow = "workflow";

    /// <summary>Conditions and what follows from them.</summary>
    public const string Rules = "rules";

    /// <summary>How locations are chosen.</summary>
    public const string Sourcing = "sourcing";

    /// <summary>The words of a notification.</summary>
    public const string Template = "template";
}

/// <summary>A text that is not in force. A definition has at most one.</summary>
public sealed record DefinitionDraft
{
    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within its kind.</summary>
    public required string Id { get; init; }

    /// <summary>The document.</summary>
    public required string Text { get; init; }

    /// <summary>SHA-256 of <see cref="Text"/>, in hexadecimal: an approval is of exactly this text.</summary>
    public required string Hash { get; init; }

    /// <summary>Newest published version when it was saved; 0: none. Another one since then makes it stale.</summary>
    public required int BasedOn { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>When it was saved.</summary>
    public required Instant SavedAt { get; init; }

    /// <summary>Who approved it; null: nobody yet.</summary>
    public string? ApprovedBy { get; init; }

    /// <summary>Why it was written.</summary>
    public string? Reason { get; init; }
}

/// <summary>A definition as a list shows it.</summary>
public sealed record DefinitionSummary
{
    /// <summary>What it is.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within its kind.</summary>
    public required string Id { get; init; }

    /// <summary>The version in force; null: none is.</summary>
    public int? InForce { get; init; }

    /// <summary>The version that will be in force, where one is scheduled.</summary>
    public int? Scheduled { get; init; }

    /// <summary>From when <see cref="Scheduled"/> is in force.</summary>
    public Instant? ScheduledFor { get; init; }

    /// <summary>The newest published version; 0: none.</summary>
    public required int Newest { get; init; }

    /// <summary>Whether there is a draft.</summary>
    public bool HasDraft { get; init; }
}
