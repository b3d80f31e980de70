using NodaTime;

namespace Oms.Channels.Csv.Reading;

/// <summary>A record that was read.</summary>
internal sealed record CsvRow
{
    public required string Invoice { get; init; }

    public required string Sku { get; init; }

    public string? Description { get; init; }

    public required long Quantity { get; init; }

    public required Instant At { get; init; }

    public required decimal Price { get; init; }

    public string? Customer { get; init; }

    public string? Country { get; init; }
}

/// <summary>What reading a record came to.</summary>
/// <param name="Row">The row; null where it cannot be read.</param>
/// <param name="Invoice">Its invoice, where at least that could be read.</param>
/// <param name="Problem">Why it cannot be read.</param>
internal sealed record RowReading(CsvRow? Row, string? Invoice, string? Problem);
