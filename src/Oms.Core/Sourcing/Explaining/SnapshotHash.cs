using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Oms.Sourcing.Explaining;

/// <summary>
/// SHA-256 of everything a choice depends on but the policy, in one canonical text: two decisions with the same hash saw the same. It is made for
/// every order, so the text is written as UTF-8 into a buffer of the thread's own.
/// </summary>
internal static class SnapshotHash
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_text;

    public static string Of(SourcingSnapshot snapshot)
    {
        var text = t_text ??= new ArrayBufferWriter<byte>(2048);
        text.ResetWrittenCount();
        Circumstances(text, snapshot);
        Demands(text, snapshot.Demands);
        for (var i = 0; i < snapshot.Positions.Count; i++)
        {
            var position = snapshot.Positions[i];
            Add(text, "\np ", position.Sku.Value, " ", position.Location.Value);
            Add(text, " ", position.ToSell);
            Add(text, " ", position.Available);
        }

        for (var i = 0; i < snapshot.Locations.Count; i++)
        {
            var location = snapshot.Locations[i];
            Add(text, "\nl ", location.Code.Value);
            Add(text, " ", location.Version);
            Add(text, " ", snapshot.Load(location.Code));
        }

        for (var i = 0; i < snapshot.Items.Count; i++)
        {
            Add(text, "\ni ", snapshot.Items[i].Sku.Value);
            Add(text, " ", snapshot.Items[i].Version);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text.WrittenSpan, hash);
        return Convert.ToHexStringLower(hash);
    }

    private static void Circumstances(ArrayBufferWriter<byte> text, SourcingSnapshot snapshot)
    {
        Add(text, "", snapshot.At.ToUnixTimeTicks());
        Add(text, "|", snapshot.Country, "|", snapshot.CollectAt?.Value, "|");
        if (snapshot.PromisedFor is { } promise)
        {
            Add(text, "", promise.ToUnixTimeTicks());
        }

        Add(text, "|");
        Codes(text, snapshot.Declined);
        Add(text, "|");
        Codes(text, snapshot.SoldFrom);
        if (snapshot.Destination is { } point)
        {
            Add(text, "|", BitConverter.DoubleToInt64Bits(point.Latitude));
            Add(text, " ", BitConverter.DoubleToInt64Bits(point.Longitude));
        }

        if (snapshot.RoutedTo.Count > 0 || snapshot.KeepTogether is not null)
        {
            Add(text, "|r ");
            Codes(text, snapshot.RoutedTo);
            Add(text, snapshot.KeepTogether switch { null => "", true => " together", false => " split" });
        }
    }

    private static void Demands(ArrayBufferWriter<byte> text, IReadOnlyList<AllocationDemand> demands)
    {
        for (var i = 0; i < demands.Count; i++)
        {
            Add(text, "\nd ", demands[i].LineNo);
            Add(text, " ", demands[i].Sku.Value);
            Add(text, " ", demands[i].Quantity);
            foreach (var part in demands[i].Parts)
            {
                Add(text, " ", part.Sku.Value);
                Add(text, "*", part.Quantity);
            }
        }
    }

    private static void Codes(ArrayBufferWriter<byte> text, IReadOnlyList<LocationCode> codes)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            Add(text, i == 0 ? "" : ",", codes[i].Value);
        }
    }

    private static void Add(ArrayBufferWriter<byte> text, params ReadOnlySpan<string?> words)
    {
        foreach (var word in words)
        {
            Encoding.UTF8.GetBytes(word, text);
        }
    }

    private static void Add(ArrayBufferWriter<byte> text, string before, long number)
    {
        Encoding.UTF8.GetBytes(before, text);
        number.TryFormat(text.GetSpan(20), out var length, default, CultureInfo.InvariantCulture);
        text.Advance(length);
    }
}
