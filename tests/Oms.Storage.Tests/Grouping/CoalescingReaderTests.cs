using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.Tests.Grouping;

public sealed class CoalescingReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Reads_that_wait_share_one_query()
    {
        var gate = new SemaphoreSlim(0);
        List<string> queries = [];
        await using var reader = new CoalescingReader<int, string>(
            async (keys, values, deadline) =>
            {
                queries.Add(string.Join(' ', keys));
                await gate.WaitAsync(deadline);
                for (var i = 0; i < keys.Count; i++)
                {
                    values.Span[i] = $"value {keys[i]}";
                }
            },
            new GatheringOptions { MaxMembers = 3 });

        Task<string>[] reads = [.. Enumerable.Range(1, 5).Select(key => reader.ReadAsync(key, Token).AsTask())];
        gate.Release(3);

        Assert.Equal(["value 1", "value 2", "value 3", "value 4", "value 5"], await Task.WhenAll(reads));
        Assert.Equal(["1", "2 3 4", "5"], queries);
    }

    [Fact]
    public async Task A_failed_query_fails_its_readers_and_nobody_else()
    {
        var gate = new SemaphoreSlim(0);
        await using var reader = new CoalescingReader<int, int>(
            async (keys, values, deadline) =>
            {
                await gate.WaitAsync(deadline);
                if (keys.Contains(2))
                {
                    throw new InvalidOperationException("no");
                }

                values.Span.Fill(7);
            },
            new GatheringOptions());

        Task<int>[] reads = [.. Enumerable.Range(1, 3).Select(key => reader.ReadAsync(key, Token).AsTask())];
        gate.Release(100);

        Assert.Equal(7, await reads[0]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reads[1]);
        await Assert.ThrowsAsync<InvalidOperationException>(() => reads[2]);
        Assert.Equal(7, await reader.ReadAsync(4, Token));
    }
}
