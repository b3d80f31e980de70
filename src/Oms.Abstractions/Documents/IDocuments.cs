namespace Oms.Documents;

/// <summary>Host and plug-in state. Thread-safe.</summary>
public interface IDocuments
{
    /// <summary>The document, or null.</summary>
    ValueTask<Document?> FindAsync(string kind, string id, CancellationToken cancellationToken = default);

    /// <summary>Documents of a kind by their indexed texts, ordered by id, a page at a time.</summary>
    ValueTask<Page<Document>> QueryAsync(DocumentQuery query, CancellationToken cancellationToken = default);

    /// <summary>Stores documents, all or none.</summary>
    /// <exception cref="ConflictException">One of them has another version.</exception>
    ValueTask<CommandReceipt> PutAsync(PutDocuments command, CancellationToken cancellationToken = default);
}

/// <summary>Stores the <see cref="Command.Documents"/> it carries, without touching anything else.</summary>
public sealed record PutDocuments : Command;

/// <summary>Which documents.</summary>
public sealed record DocumentQuery
{
    /// <summary>The kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Equal to, where given.</summary>
    public string? Index1 { get; init; }

    /// <summary>Equal to, where given.</summary>
    public string? Index2 { get; init; }

    /// <summary>Equal to, where given.</summary>
    public string? Index3 { get; init; }

    /// <summary>Equal to, where given.</summary>
    public string? Index4 { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? Cursor { get; init; }

    /// <summary>Most documents to return, 1 to 1,000.</summary>
    /// <value>100.</value>
    public int Size { get; init; } = 100;
}
