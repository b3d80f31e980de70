namespace Oms.Storage.InMemory;

/// <summary>Cuts pages by key, so that rows added meanwhile neither repeat nor hide others.</summary>
internal static class Keyset
{
    public static Page<T> ById<T>(IEnumerable<T> rows, Func<T, Guid> key, string? cursor, int size)
    {
        var after = cursor is null ? (Guid?)null : Guid.ParseExact(cursor, "N");
        var rest = rows.Where(row => after is not { } last || key(row).CompareTo(last) > 0).OrderBy(key);
        return Cut(rest, row => key(row).ToString("N"), size);
    }

    public static Page<T> ByIdDescending<T>(IEnumerable<T> rows, Func<T, Guid> key, string? cursor, int size)
    {
        var before = cursor is null ? (Guid?)null : Guid.ParseExact(cursor, "N");
        var rest = rows.Where(row => before is not { } last || key(row).CompareTo(last) < 0).OrderByDescending(key);
        return Cut(rest, row => key(row).ToString("N"), size);
    }

    public static Page<T> ByText<T>(IEnumerable<T> rows, Func<T, string> key, string? cursor, int size)
    {
        var rest = rows.Where(row => cursor is null || string.CompareOrdinal(key(row), cursor) > 0).OrderBy(key, StringComparer.Ordinal);
        return Cut(rest, key, size);
    }

    private static Page<T> Cut<T>(IEnumerable<T> rest, Func<T, string> key, int size)
    {
        var items = rest.Take(size + 1).ToList();
        if (items.Count <= size)
        {
            return new Page<T> { Items = items };
        }

        items.RemoveAt(size);
        return new Page<T> { Items = items, Next = key(items[^1]) };
    }
}
