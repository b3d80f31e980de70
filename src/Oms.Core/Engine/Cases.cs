using System.Buffers;
using System.Text;
using System.Text.Json;
using Oms.Documents;

namespace Oms.Engine;

/// <summary>Cases: matters that a person should look at, kept as documents.</summary>
internal static class Cases
{
    public static DocumentChange Open(string id, string type, Guid subject, string message, string? severity = null)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type"u8, type);
            json.WriteString("subject"u8, subject);
            json.WriteString("message"u8, message);
            json.WriteString("state"u8, "open"u8);
            if (severity is not null)
            {
                json.WriteString("severity"u8, severity);
            }

            json.WriteEndObject();
        }

        return new DocumentChange
        {
            ExpectedVersion = 0,
            Document = new Document
            {
                Kind = DocumentKinds.Case,
                Id = id,
                Json = Encoding.UTF8.GetString(buffer.WrittenSpan),
                Index1 = "open",
                Index2 = type,
                Index3 = subject.ToString("D"),
            },
        };
    }
}
