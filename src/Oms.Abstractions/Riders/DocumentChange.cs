namespace Oms.Documents;

/// <summary>A document to be stored: new, or instead of the version that was read.</summary>
public sealed record DocumentChange
{
    /// <summary>What to store; its <see cref="Document.Version"/> is ignored, the store counts.</summary>
    public required Document Document { get; init; }

    /// <summary>Version that was read; 0: it must not exist yet.</summary>
    public required long ExpectedVersion { get; init; }
}

/// <summary>A host's own fact, to be appended to the stream of the command it comes with.</summary>
/// <param name="Kind">The host's word, at most 100 characters.</param>
/// <param name="Json">The content as JSON.</param>
public sealed record CustomFact(string Kind, string Json);
