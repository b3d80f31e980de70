using System.Text.Json.Serialization;

namespace Oms.Channels.Csv.Inbox;

/// <summary>Content of an inbox record's document.</summary>
internal sealed record InboxContent
{
    public required string Channel { get; init; }

    public required string File { get; init; }

    public required int Record { get; init; }

    public string? Invoice { get; init; }

    public required string Outcome { get; init; }

    public string? Reason { get; init; }

    public string? Message { get; init; }

    public Guid? Order { get; init; }

    public required string Text { get; init; }
}

/// <summary>Content of an inbox file's document.</summary>
internal sealed record InboxFileContent
{
    public required string Hash { get; init; }

    public required string Name { get; init; }

    public required string Header { get; init; }

    public required int Records { get; init; }

    /// <summary>Ticks since 1970, UTC.</summary>
    public required long ReceivedAt { get; init; }
}

/// <summary>Content of a return request's document: shipped units that the customer wants to give back.</summary>
internal sealed record ReturnRequestContent
{
    public required Guid Order { get; init; }

    public required string Channel { get; init; }

    /// <summary>The channel's number of the return.</summary>
    public required string Reference { get; init; }

    public required string Sku { get; init; }

    public required IReadOnlyList<ReturnRequestLine> Lines { get; init; }
}

/// <summary>Units of one order line within a return request.</summary>
internal sealed record ReturnRequestLine(int LineNo, long Quantity);

/// <summary>What a receipt file lists.</summary>
internal sealed record ReceiptContent
{
    public required string File { get; init; }

    public required string Hash { get; init; }

    public string? Rejected { get; init; }

    public string? Message { get; init; }

    public required int Records { get; init; }

    public required int Imported { get; init; }

    public required int Adjusted { get; init; }

    public required int Matched { get; init; }

    public required int Parked { get; init; }

    public required int Refused { get; init; }

    public required IReadOnlyList<CsvRecordReport> Attention { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InboxContent))]
[JsonSerializable(typeof(InboxFileContent))]
[JsonSerializable(typeof(ReturnRequestContent))]
[JsonSerializable(typeof(ReceiptContent))]
internal sealed partial class CsvJson : JsonSerializerContext;
