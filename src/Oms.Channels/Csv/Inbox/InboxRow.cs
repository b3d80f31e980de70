using System.Text.Json;
using Oms.Channels.Csv.Reading;
using Oms.Documents;

namespace Oms.Channels.Csv.Inbox;

/// <summary>A record in the inbox: what came, and what became of it.</summary>
internal sealed record InboxRow
{
    public required int Record { get; init; }

    public required string Raw { get; init; }

    /// <summary>What was read of it; null where it is unreadable.</summary>
    public CsvRow? Row { get; init; }

    /// <summary>Its invoice, also of an unreadable record where at least that could be read.</summary>
    public string? Invoice { get; init; }

    public string Outcome { get; init; } = InboxOutcomes.Pending;

    public string? Reason { get; init; }

    public string? Message { get; init; }

    /// <summary>The order a cancellation or return was matched with.</summary>
    public Guid? Order { get; init; }

    /// <summary>Version of its document; 0: not stored yet.</summary>
    public long Version { get; init; }

    public bool IsPending => Outcome == InboxOutcomes.Pending;

    public InboxRow Parked(string reason, string message) => this with { Outcome = InboxOutcomes.Parked, Reason = reason, Message = message };

    public CsvRecordReport Report() => new(Record, Invoice, Outcome, Reason ?? "", Message, Raw);

    /// <summary>The change that stores the row as it is now over the version it was read with.</summary>
    public DocumentChange Change(InboxFile file) => new()
    {
        ExpectedVersion = Version,
        Document = new Document
        {
            Kind = DocumentKinds.Inbox,
            Id = file.RowId(Record),
            Index1 = file.Key,
            Index2 = Invoice is null ? null : InvoiceKey(file.Channel, Invoice),
            Index3 = Outcome,
            Index4 = Order?.ToString("D") ?? Reason,
            Json = JsonSerializer.Serialize(
                new InboxContent
                {
                    Channel = file.Channel.Value,
                    File = file.Name,
                    Record = Record,
                    Invoice = Invoice,
                    Outcome = Outcome,
                    Reason = Reason,
                    Message = Message,
                    Order = Order,
                    Text = Raw,
                },
                CsvJson.Default.InboxContent),
        },
    };

    /// <summary>The second indexed text: the same for every record of an invoice, whichever file it came in.</summary>
    public static string InvoiceKey(ChannelCode channel, string invoice) => $"{channel}:{invoice}";
}
