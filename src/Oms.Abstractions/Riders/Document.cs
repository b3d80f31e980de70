namespace Oms.Documents;

/// <summary>State that a host, a plug-in or a low-traffic part of the SDK keeps beside the orders: versioned JSON with up to four indexed texts.</summary>
public sealed record Document
{
    /// <summary>Most characters of JSON.</summary>
    public const int MaxJsonLength = 1_000_000;

    /// <summary>What kind of document: <c>case</c>, <c>return-request</c>, <c>inbox</c> or the host's own word.</summary>
    public required string Kind { get; init; }

    /// <summary>Identity within tenant and kind, at most 200 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Counts commits, from 1.</summary>
    public long Version { get; init; } = 1;

    /// <summary>The content.</summary>
    public required string Json { get; init; }

    /// <summary>First indexed text; documents are found by kind and these.</summary>
    public string? Index1 { get; init; }

    /// <summary>Second indexed text.</summary>
    public string? Index2 { get; init; }

    /// <summary>Third indexed text.</summary>
    public string? Index3 { get; init; }

    /// <summary>Fourth indexed text.</summary>
    public string? Index4 { get; init; }
}

/// <summary>Kinds of documents that the SDK itself writes.</summary>
public static class DocumentKinds
{
    /// <summary>A matter that a person should look at.</summary>
    public const string Case = "case";

    /// <summary>Units that a customer wants to give back.</summary>
    public const string ReturnRequest = "return-request";

    /// <summary>A record received from a channel, kept for good.</summary>
    public const string Inbox = "inbox";

    /// <summary>A purchase order, an advance ship notice or a transfer.</summary>
    public const string Supply = "supply";

    /// <summary>A workflow, rule set, policy or template.</summary>
    public const string Definition = "definition";
}
