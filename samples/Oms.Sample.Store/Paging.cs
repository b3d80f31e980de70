namespace Oms.Sample.Store;

/// <summary>Walks a list page by page.</summary>
internal static class Paging
{
    public static async Task EachAsync<T>(Func<string?, ValueTask<Page<T>>> read, Action<T> each)
    {
        string? cursor = null;
        do
        {
            var page = await read(cursor);
            foreach (var item in page.Items)
            {
                each(item);
            }

            cursor = page.Next;
        }
        while (cursor is not null);
    }
}
