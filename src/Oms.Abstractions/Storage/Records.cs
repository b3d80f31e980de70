using NodaTime;
using Oms.Events;

namespace Oms.Storage;

/// <summary>An event as it is stored. The payload is serialised by whoever decided; stores never look into it.</summary>
public sealed record EventRecord
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Number in the stream, dense from 1.</summary>
    public required long Sequence { get; init; }

    /// <summary>Stable name of the type, such as <c>order.placed</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the payload's form.</summary>
    public int Schema { get; init; } = 1;

    /// <summary>JSON as UTF-8.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }
}

/// <summary>An event as it is read.</summary>
public sealed record StoredEvent
{
    /// <summary>The stream.</summary>
    public required StreamId Stream { get; init; }

    /// <summary>Number in the stream.</summary>
    public required long Sequence { get; init; }

    /// <summary>Stable name of the type.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the payload's form.</summary>
    public required int Schema { get; init; }

    /// <summary>JSON as UTF-8, byte for byte as it was committed.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }

    /// <summary>Who, as <c>kind:id</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The change set.</summary>
    public required Guid CommitId { get; init; }
}

/// <summary>A line of the money ledger. The lines of one change set balance per currency.</summary>
public sealed record Posting
{
    /// <summary>Identity (UUID v7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>The account, such as <c>receivable</c> or <c>clearing:stripe</c>.</summary>
    public required string Account { get; init; }

    /// <summary>Debit positive, credit negative.</summary>
    public required Money Amount { get; init; }

    /// <summary>Business time.</summary>
    public required Instant At { get; init; }
}

/// <summary>What callers of an operation are answered: ids, numbers, a version, a code; never a body.</summary>
public sealed record CommitResult
{
    /// <summary>Code of what happened, such as <c>placed</c>.</summary>
    public required string Outcome { get; init; }

    /// <summary>What was changed.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number for people.</summary>
    public string? Number { get; init; }

    /// <summary>Version after the commit.</summary>
    public long Version { get; init; }

    /// <summary>Ids made on the way.</summary>
    public IReadOnlyList<Guid> Created { get; init; } = [];

    /// <summary>One line of text, as it is stored: <c>outcome|id|version|number|created,created</c>. Only the number may hold a bar, escaped by a percent sign.</summary>
    public string Encode()
    {
        var number = Number?.Replace("%", "%25", StringComparison.Ordinal).Replace("|", "%7C", StringComparison.Ordinal);
        return Created.Count == 0
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Outcome}|{Id:N}|{Version}|{number}|")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Outcome}|{Id:N}|{Version}|{number}|{string.Join(',', Created.Select(id => id.ToString("N")))}");
    }

    /// <summary>Reads what <see cref="Encode"/> wrote.</summary>
    /// <exception cref="FormatException">It is not such a line.</exception>
    public static CommitResult Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('|');
        if (parts.Length != 5)
        {
            throw new FormatException($"'{text}' is no stored result.");
        }

        return new CommitResult
        {
            Outcome = parts[0],
            Id = Guid.ParseExact(parts[1], "N"),
            Version = long.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture),
            Number = parts[3].Length == 0 ? null : parts[3].Replace("%7C", "|", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal),
            Created = parts[4].Length == 0 ? [] : [.. parts[4].Split(',').Select(id => Guid.ParseExact(id, "N"))],
        };
    }
}
