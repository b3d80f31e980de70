using System.Collections;

namespace Oms;

/// <summary>A host's own small texts on a snapshot: immutable, ordered by key, equal by content.</summary>
public sealed class Attributes : IReadOnlyCollection<KeyValuePair<string, string>>, IEquatable<Attributes>
{
    /// <summary>Most entries.</summary>
    public const int MaxEntries = 64;

    /// <summary>Most characters a key may have.</summary>
    public const int MaxKeyLength = 100;

    /// <summary>Most characters a value may have.</summary>
    public const int MaxValueLength = 4000;

    private readonly KeyValuePair<string, string>[] _entries;

    private Attributes(KeyValuePair<string, string>[] entries) => _entries = entries;

    /// <summary>No entries.</summary>
    public static Attributes Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _entries.Length;

    /// <summary>The value under a key, or null.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var entry in _entries)
            {
                if (string.Equals(entry.Key, key, StringComparison.Ordinal))
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Makes attributes of pairs; the last of two equal keys wins.</summary>
    /// <exception cref="OmsException"><c>value.attributes</c>: too many entries, or a key or value that is too long or has control characters.</exception>
    public static Attributes Of(params IEnumerable<KeyValuePair<string, string>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in pairs)
        {
            sorted[Text.Code(key, MaxKeyLength, "value.attributes", "attribute key")] =
                Text.Free(value, MaxValueLength, "value.attributes", "attribute value") ?? "";
        }

        return sorted.Count switch
        {
            0 => Empty,
            > MaxEntries => throw new OmsException("value.attributes", $"{sorted.Count} attributes are too many; at most {MaxEntries} are allowed."),
            _ => new([.. sorted]),
        };
    }

    /// <summary>The same attributes with one entry set.</summary>
    public Attributes With(string key, string value) => Of(_entries.Append(KeyValuePair.Create(key, value)));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, string>>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Attributes? other) => other is not null && _entries.AsSpan().SequenceEqual(other._entries);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Attributes);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Length == 0 ? 0 : HashCode.Combine(_entries.Length, _entries[0].Key, _entries[0].Value);
}
