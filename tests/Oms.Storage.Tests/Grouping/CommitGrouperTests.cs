using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.Tests.Grouping;

public sealed class CommitGrouperTests
{
    private readonly FakeWriter _writer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lone_caller_is_tried_in_one_trip_on_its_own_thread()
    {
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions());

        var commit = grouper.CommitAsync(FakeWriter.Set("a"), Token);

        Assert.True(commit.IsCompletedSuccessfully);
        Assert.Equal("a", FakeWriter.Of(await commit));
        Assert.Equal(["a"], _writer.Tries);
        Assert.Empty(_writer.Groups);
    }

    [Fact]
    public async Task What_gathered_during_a_run_is_admitted_together_in_order_of_arrival()
    {
        var gate = _writer.Gate = new SemaphoreSlim(0);
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions { MaxMembers = 3 });

        Task<CommitOutcome>[] commits = [.. "abcdefg".Select(name => grouper.CommitAsync(FakeWriter.Set(name.ToString()), Token).AsTask())];
        gate.Release(100);
        var outcomes = await Task.WhenAll(commits);

        Assert.Equal(["a", "b", "c", "d", "e", "f", "g"], outcomes.Select(FakeWriter.Of));
        Assert.Equal(["a"], _writer.Tries);
        Assert.Equal(["b c d", "e f g"], _writer.Groups.Select(group => string.Join(' ', group)));
        Assert.Equal(3, grouper.Runs);
        Assert.Equal(7, grouper.Members);
    }

    [Fact]
    public async Task A_failed_try_goes_through_admission_and_so_do_the_next_sixteen()
    {
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions());
        _writer.RefuseTries = true;
        await grouper.CommitAsync(FakeWriter.Set("a"), Token);
        _writer.RefuseTries = false;

        for (var i = 0; i < 17; i++)
        {
            await grouper.CommitAsync(FakeWriter.Set("b"), Token);
        }

        Assert.Equal(["a", "b"], _writer.Tries);
        Assert.Equal(17, _writer.Groups.Count);
    }

    [Fact]
    public async Task What_cannot_be_tried_is_admitted_and_spoils_nothing()
    {
        _writer.NeverTry.Add("a");
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions());

        await grouper.CommitAsync(FakeWriter.Set("a"), Token);
        await grouper.CommitAsync(FakeWriter.Set("b"), Token);

        Assert.Equal(["b"], _writer.Tries);
        Assert.Equal(["a"], Assert.Single(_writer.Groups));
    }

    [Fact]
    public async Task The_bad_member_of_a_group_fails_alone()
    {
        var gate = _writer.Gate = new SemaphoreSlim(0);
        _writer.Bad.Add("c");
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions());

        Task<CommitOutcome>[] commits = [.. "abcd".Select(name => grouper.CommitAsync(FakeWriter.Set(name.ToString()), Token).AsTask())];
        gate.Release(100);

        var error = await Assert.ThrowsAsync<StoreException>(() => commits[2]);
        Assert.Equal(StoreErrors.Rejected, error.Code);
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Equal(["a", "b", "d"], _writer.Stored);
        Assert.Equal("b", FakeWriter.Of(await commits[1]));
        Assert.Equal("d", FakeWriter.Of(await commits[3]));
    }

    [Theory]
    [InlineData(StoreErrors.Unavailable)]
    [InlineData(StoreErrors.Unknown)]
    public async Task What_the_writer_says_of_all_is_told_to_all_and_not_repeated(string code)
    {
        var gate = _writer.Gate = new SemaphoreSlim(0);
        _writer.GroupError = new StoreException(code, "gone");
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions());

        Task<CommitOutcome>[] commits = [.. "abc".Select(name => grouper.CommitAsync(FakeWriter.Set(name.ToString()), Token).AsTask())];
        gate.Release(100);
        await commits[0];

        Assert.Equal(code, (await Assert.ThrowsAsync<StoreException>(() => commits[1])).Code);
        Assert.Equal(code, (await Assert.ThrowsAsync<StoreException>(() => commits[2])).Code);
        Assert.Single(_writer.Groups);
    }

    [Fact]
    public async Task A_run_past_its_deadline_is_unknown()
    {
        _writer.Gate = new SemaphoreSlim(0);
        await using var grouper = new CommitGrouper(_writer, new GatheringOptions { Deadline = TimeSpan.FromMilliseconds(50) });

        var error = await Assert.ThrowsAsync<StoreException>(() => grouper.CommitAsync(FakeWriter.Set("a"), Token).AsTask());

        Assert.Equal(StoreErrors.Unknown, error.Code);
        Assert.False(error.CertainlyNotCommitted);
        _writer.Gate = null;
        Assert.Equal("b", FakeWriter.Of(await grouper.CommitAsync(FakeWriter.Set("b"), Token)));
    }
}
