using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.Tests.Grouping;

public sealed class GathererTests
{
    private readonly SemaphoreSlim _gate = new(0);
    private readonly FakeWriter _writer;

    public GathererTests() => _writer = new FakeWriter { Gate = _gate };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancellation_counts_only_while_waiting()
    {
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions());
        using var taken = new CancellationTokenSource();
        using var waiting = new CancellationTokenSource();
        var first = grouper.CommitAsync(FakeWriter.Set("a"), taken.Token).AsTask();
        var second = grouper.CommitAsync(FakeWriter.Set("b"), waiting.Token).AsTask();
        var third = grouper.CommitAsync(FakeWriter.Set("c"), Token).AsTask();

        taken.Cancel();
        waiting.Cancel();
        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(first.IsCompleted);
        _gate.Release(100);

        Assert.Equal(waiting.Token, cancelled.CancellationToken);
        Assert.Equal("a", FakeWriter.Of(await first));
        Assert.Equal("c", FakeWriter.Of(await third));
        Assert.Equal(["a", "c"], _writer.Stored);
    }

    [Fact]
    public async Task A_cancelled_token_never_enters()
    {
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grouper.CommitAsync(FakeWriter.Set("a"), new CancellationToken(true)).AsTask());

        Assert.Empty(_writer.Tries);
    }

    [Fact]
    public async Task A_full_queue_makes_callers_wait_then_says_busy()
    {
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions { Capacity = 1, PatienceForPlace = TimeSpan.FromMilliseconds(100) });
        var running = grouper.CommitAsync(FakeWriter.Set("a"), Token).AsTask();
        var queued = grouper.CommitAsync(FakeWriter.Set("b"), Token).AsTask();

        var error = await Assert.ThrowsAsync<StoreException>(() => grouper.CommitAsync(FakeWriter.Set("c"), Token).AsTask());
        Assert.Equal(StoreErrors.Busy, error.Code);
        using var impatient = new CancellationTokenSource(20);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => grouper.CommitAsync(FakeWriter.Set("d"), impatient.Token).AsTask());

        var late = grouper.CommitAsync(FakeWriter.Set("e"), Token).AsTask();
        _gate.Release(100);
        await Task.WhenAll(running, queued, late);
        Assert.Equal(["a", "b", "e"], _writer.Stored);
    }

    [Fact]
    public async Task Disposing_serves_who_waits_and_refuses_who_comes()
    {
        var grouper = new CommitGrouper(_writer, new GatheringOptions());
        var running = grouper.CommitAsync(FakeWriter.Set("a"), Token).AsTask();
        var queued = grouper.CommitAsync(FakeWriter.Set("b"), Token).AsTask();

        var disposing = grouper.DisposeAsync().AsTask();
        var error = await Assert.ThrowsAsync<StoreException>(() => grouper.CommitAsync(FakeWriter.Set("c"), Token).AsTask());
        Assert.False(disposing.IsCompleted);
        _gate.Release(100);
        await disposing;

        Assert.Equal(StoreErrors.Unavailable, error.Code);
        await Task.WhenAll(running, queued);
        Assert.Equal(["a", "b"], _writer.Stored);
    }

    [Fact]
    public async Task Disposing_without_patience_left_refuses_who_still_waits()
    {
        var grouper = new CommitGrouper(_writer, new GatheringOptions { Capacity = 1, PatienceForDrain = TimeSpan.FromMilliseconds(30) });
        var running = grouper.CommitAsync(FakeWriter.Set("a"), Token).AsTask();
        var queued = grouper.CommitAsync(FakeWriter.Set("b"), Token).AsTask();
        var outside = grouper.CommitAsync(FakeWriter.Set("c"), Token).AsTask();

        var disposing = grouper.DisposeAsync().AsTask();
        Assert.Equal(StoreErrors.Unavailable, (await Assert.ThrowsAsync<StoreException>(() => queued)).Code);
        Assert.Equal(StoreErrors.Unavailable, (await Assert.ThrowsAsync<StoreException>(() => outside)).Code);
        _gate.Release(100);
        await disposing;

        Assert.Equal("a", FakeWriter.Of(await running));
        Assert.Equal(["a"], _writer.Stored);
    }

    [Fact]
    public async Task No_caller_is_forgotten_and_none_gets_anothers_answer()
    {
        _writer.Gate = null;
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions { MaxMembers = 8, Capacity = 16 });
        var cancelled = 0;

        await Task.WhenAll(Enumerable.Range(0, 48).Select(client => Task.Run(
            async () =>
            {
                var chance = new Random(client);
                for (var i = 0; i < 400; i++)
                {
                    using var source = new CancellationTokenSource();
                    var commit = grouper.CommitAsync(FakeWriter.Set($"{client}/{i}"), source.Token);
                    if (chance.Next(4) == 0)
                    {
                        source.Cancel();
                    }

                    try
                    {
                        Assert.Equal($"{client}/{i}", FakeWriter.Of(await commit));
                    }
                    catch (OperationCanceledException)
                    {
                        Interlocked.Increment(ref cancelled);
                    }

                    if (chance.Next(3) == 0)
                    {
                        await Task.Yield();
                    }
                }
            },
            Token))).WaitAsync(TimeSpan.FromSeconds(60), Token);

        Assert.Equal((48 * 400) - cancelled, _writer.Stored.Distinct().Count());
        Assert.Equal(_writer.Stored.Count, _writer.Stored.Distinct().Count());
    }

    [Fact]
    public async Task A_commit_with_company_allocates_next_to_nothing()
    {
        _writer.Gate = null;
        var outcome = new CommitOutcome.Fenced();
        await using var reader = new CoalescingReader<int, CommitOutcome>(
            async (keys, values, _) =>
            {
                await Task.Yield();
                values.Span.Fill(outcome);
            },
            new GatheringOptions());

        async Task AskAsync(int times)
        {
            for (var i = 0; i < times; i++)
            {
                await reader.ReadAsync(i, CancellationToken.None);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => AskAsync(500)));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => AskAsync(2000)));
        var each = (GC.GetTotalAllocatedBytes(precise: true) - before) / (16 * 2000);

        Assert.True(each < 300, $"{each} bytes a read");
    }
}
