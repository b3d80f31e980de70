using NodaTime;

namespace Oms.Channels.Csv;

/// <summary>What became of a file. Every record has exactly one outcome.</summary>
public sealed record CsvImportReport
{
    /// <summary>The channel.</summary>
    public required ChannelCode Channel { get; init; }

    /// <summary>Name of the file, without folder.</summary>
    public required string FileName { get; init; }

    /// <summary>SHA-256 of its bytes, in lower-case hexadecimal; empty where it was too large to be read.</summary>
    public required string FileHash { get; init; }

    /// <summary>Why nothing of the file was taken: <c>file.too_large</c>, <c>file.not_text</c>, <c>file.header</c>, <c>file.too_many_records</c> or <c>file.other_channel</c>; null: it was.</summary>
    public string? RejectedCode { get; init; }

    /// <summary>The same in words, with what to do.</summary>
    public string? RejectedMessage { get; init; }

    /// <summary>Records of the file.</summary>
    public int Records { get; init; }

    /// <summary>Records that became order lines.</summary>
    public int Imported { get; init; }

    /// <summary>Records that became charges.</summary>
    public int Adjusted { get; init; }

    /// <summary>Cancellations and returns whose order was found.</summary>
    public int Matched { get; init; }

    /// <summary>Records kept for a person to look at.</summary>
    public int Parked { get; init; }

    /// <summary>Records that are no orders.</summary>
    public int Refused { get; init; }

    /// <summary>Records decided by this call; 0 where the file had been imported before.</summary>
    public int Decided { get; init; }

    /// <summary>Orders placed by this call.</summary>
    public int Orders { get; init; }

    /// <summary>How long this call took.</summary>
    public Duration Elapsed { get; init; }

    /// <summary>Every parked or refused record, in file order.</summary>
    public IReadOnlyList<CsvRecordReport> Attention { get; init; } = [];
}

/// <summary>A record that did not become part of an order.</summary>
/// <param name="Record">Its number in the file, from 1, the header not counted.</param>
/// <param name="Invoice">Its invoice; null where that could not be read.</param>
/// <param name="Outcome">One of <see cref="InboxOutcomes"/>.</param>
/// <param name="Reason">Stable code, such as <c>unreadable</c>, <c>origin_unknown</c>, <c>order_exists</c> or <c>not_an_order</c>.</param>
/// <param name="Message">The reason in words.</param>
/// <param name="Text">The record as it came.</param>
public sealed record CsvRecordReport(int Record, string? Invoice, string Outcome, string Reason, string? Message, string Text);

/// <summary>How far an import is.</summary>
/// <param name="FileName">The file.</param>
/// <param name="Stage"><c>receiving</c>: records are put into the inbox; <c>deciding</c>: they become orders.</param>
/// <param name="Done">Records done in this stage.</param>
/// <param name="Total">Records of the file.</param>
/// <param name="PerSecond">Records a second in this stage.</param>
/// <param name="Remaining">How long the stage will take from here at that rate.</param>
public readonly record struct CsvImportProgress(string FileName, string Stage, int Done, int Total, double PerSecond, Duration Remaining);

/// <summary>What a file asks for, before anything is stored.</summary>
public sealed record CsvInspection
{
    /// <summary>Why the file could not be imported; null: it could.</summary>
    public string? RejectedCode { get; init; }

    /// <summary>Records of the file.</summary>
    public int Records { get; init; }

    /// <summary>Units of goods that its order lines ask for, by SKU, cancellations not subtracted.</summary>
    public IReadOnlyDictionary<Sku, long> Goods { get; init; } = new Dictionary<Sku, long>();
}

/// <summary>What can become of an inbox record: the third indexed text of its document.</summary>
public static class InboxOutcomes
{
    /// <summary>Received, not decided yet.</summary>
    public const string Pending = "pending";

    /// <summary>An order line.</summary>
    public const string Imported = "imported";

    /// <summary>A charge of an order.</summary>
    public const string Adjusted = "adjusted";

    /// <summary>A cancellation or return of an order that was found.</summary>
    public const string Matched = "matched";

    /// <summary>Kept for a person to look at.</summary>
    public const string Parked = "parked";

    /// <summary>No order; kept and listed.</summary>
    public const string Refused = "refused";
}
