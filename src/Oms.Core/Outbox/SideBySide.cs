namespace Oms.Outbox;

/// <summary>Works through a list, several at once.</summary>
internal static class SideBySide
{
    /// <param name="side">Starts them.</param>
    /// <param name="items">Each is worked on once, begun in this order.</param>
    /// <param name="atOnce">Most that are worked on at one time.</param>
    /// <param name="work">Never throws.</param>
    public static Task EachAsync<T>(this ISideWork side, IReadOnlyList<T> items, int atOnce, Func<T, ValueTask> work)
    {
        var last = -1;
        var workers = new Task<bool>[Math.Min(atOnce, items.Count)];
        for (var i = 0; i < workers.Length; i++)
        {
            workers[i] = side.RunAsync(WorkAsync, CancellationToken.None);
        }

        return Task.WhenAll(workers);

        async Task<bool> WorkAsync()
        {
            int next;
            while ((next = Interlocked.Increment(ref last)) < items.Count)
            {
                await work(items[next]).ConfigureAwait(false);
            }

            return true;
        }
    }
}
