using System.Globalization;
using System.Text.Json;
using NodaTime;
using Oms.Documents;

namespace Oms.Channels.Csv.Inbox;

/// <summary>A file in the inbox: how far it is, and what is needed to take it up again without the file itself.</summary>
internal sealed record InboxFile
{
    /// <summary>Kind of its document.</summary>
    public const string Kind = "inbox-file";

    /// <summary>Records are being put into the inbox; without the file they are not whole.</summary>
    public const string Receiving = "receiving";

    /// <summary>Every record is in the inbox.</summary>
    public const string Received = "received";

    /// <summary>Every record is decided.</summary>
    public const string Done = "done";

    public required ChannelCode Channel { get; init; }

    public required string Hash { get; init; }

    public required string Name { get; init; }

    public required string Header { get; init; }

    public required int Records { get; init; }

    public string State { get; init; } = Receiving;

    public Instant ReceivedAt { get; init; }

    public long Version { get; init; }

    /// <summary>The first indexed text of its records.</summary>
    public string Key => $"{Channel}:{Hash}";

    /// <summary>Id of a record's document: sorts as the records do.</summary>
    public string RowId(int record) => string.Create(CultureInfo.InvariantCulture, $"{Hash}:{record:D9}");

    /// <summary>An operation key of this file; long ones are hashed.</summary>
    public string Operation(string part)
    {
        var key = $"csv:{Channel}:{Hash}:{part}";
        return key.Length <= Command.MaxKeyLength
            ? key
            : "csv:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key)));
    }

    public DocumentChange Change() => new()
    {
        ExpectedVersion = Version,
        Document = new Document
        {
            Kind = Kind,
            Id = Key,
            Index1 = Channel.Value,
            Index2 = State,
            Json = JsonSerializer.Serialize(
                new InboxFileContent { Hash = Hash, Name = Name, Header = Header, Records = Records, ReceivedAt = ReceivedAt.ToUnixTimeTicks() },
                CsvJson.Default.InboxFileContent),
        },
    };

    public static InboxFile Of(ChannelCode channel, Document document)
    {
        var content = JsonSerializer.Deserialize(document.Json, CsvJson.Default.InboxFileContent)!;
        return new InboxFile
        {
            Channel = channel,
            Hash = content.Hash,
            Name = content.Name,
            Header = content.Header,
            Records = content.Records,
            ReceivedAt = Instant.FromUnixTimeTicks(content.ReceivedAt),
            State = document.Index2 ?? Receiving,
            Version = document.Version,
        };
    }
}
