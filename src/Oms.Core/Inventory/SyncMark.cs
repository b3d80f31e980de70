using System.Buffers;
using System.Text;
using System.Text.Json;
using Oms.Documents;
using Oms.Engine;
using Oms.Storage;

namespace Oms.Inventory;

/// <summary>How far an external system's messages about one SKU at one location were taken over.</summary>
/// <param name="Id">Id of the document that keeps it.</param>
/// <param name="Version">Its version; 0: there is none yet.</param>
/// <param name="ByNumber">Whether the source numbers its messages; null: not known yet.</param>
/// <param name="Newest">The newest message.</param>
/// <param name="Absolute">The newest absolute number.</param>
internal sealed record SyncMark(string Id, long Version, bool? ByNumber, long Newest, long Absolute)
{
    public const string Kind = "stock-sync";

    public static long OrderOf(SyncStock command) => command.Sequence ?? Micros.Floor(command.AsOf!.Value).ToUnixTimeTicks();

    public static async ValueTask<IReadOnlyList<SyncMark>> ReadAsync(View view, SyncStock command, CancellationToken cancellationToken) => await Task.WhenAll(
        command.Lines.Select(async line =>
        {
            var id = $"{command.Source}:{line.Sku}@{line.Location}";
            return Of(id, await view.Store.ReadAsync(new StoreRead.DocumentById(view.Tenant, Kind, id), cancellationToken).ConfigureAwait(false));
        })).ConfigureAwait(false);

    public bool IsStale(long order, SyncMeaning meaning) => Version > 0 && (meaning == SyncMeaning.Delta ? order <= Absolute : order <= Newest);

    public void ThrowIfOfAnotherKind(SyncStock command, int line)
    {
        if (ByNumber is { } known && known != command.Sequence is not null)
        {
            throw new ValidationFailedException(new Finding("sync.order", FormattableString.Invariant($"Lines[{line}]"), $"'{command.Source}' was ordered by {(known ? "Sequence" : "AsOf")} so far: keep to it, or use another source's name."));
        }
    }

    public DocumentChange Next(SyncStock command, long order)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean("byNumber"u8, command.Sequence is not null);
            json.WriteNumber("newest"u8, Version == 0 ? order : Math.Max(Newest, order));
            json.WriteNumber("absolute"u8, command.Meaning == SyncMeaning.Delta ? Absolute : order);
            json.WriteEndObject();
        }

        return new DocumentChange
        {
            ExpectedVersion = Version,
            Document = new Document { Kind = Kind, Id = Id, Json = Encoding.UTF8.GetString(buffer.WrittenSpan), Index1 = command.Source },
        };
    }

    private static SyncMark Of(string id, Document? document)
    {
        if (document is null)
        {
            return new SyncMark(id, 0, null, long.MinValue, long.MinValue);
        }

        using var json = JsonDocument.Parse(document.Json);
        return new SyncMark(id, document.Version, json.RootElement.GetProperty("byNumber").GetBoolean(), json.RootElement.GetProperty("newest").GetInt64(), json.RootElement.GetProperty("absolute").GetInt64());
    }
}
