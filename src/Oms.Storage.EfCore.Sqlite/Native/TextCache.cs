using System.Text;

namespace Oms.Storage.EfCore.Sqlite.Native;

/// <summary>Remembers short texts by their bytes: most columns hold the same few words (locations, states, currencies), and rows of one SKU repeat it. One user at a time.</summary>
internal sealed class TextCache
{
    private const int Slots = 1024;
    private const int LongestText = 32;

    private readonly string?[] _texts = new string?[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestText)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var text = ref _texts[hash.ToHashCode() & (Slots - 1)];

        // Only ASCII can be equal here; anything else is decoded each time.
        return text is not null && Ascii.Equals(utf8, text) ? text : text = Encoding.UTF8.GetString(utf8);
    }
}
