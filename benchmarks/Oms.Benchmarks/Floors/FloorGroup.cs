using Oms.Benchmarks.Recordings;
using Oms.Storage.EfCore.Providers;

namespace Oms.Benchmarks.Floors;

/// <summary>The grouping of the product in front of a floor's writer: the same queue, the same size of groups, the same leader.</summary>
internal sealed class FloorGroup(Func<IReadOnlyList<FloorCommit>, CancellationToken, ValueTask> write, Func<ValueTask> dispose)
    : Gatherer<FloorCommit, bool>(new GatheringOptions()), IFloor
{
    private readonly List<FloorCommit> _commits = [];

    public async ValueTask CommitAsync(FloorOrder order, int step) => await GatherAsync(new FloorCommit(order, step), CancellationToken.None);

    private protected override async ValueTask RunAsync(List<Gathered<FloorCommit, bool>> members, CancellationToken deadline)
    {
        _commits.Clear();
        foreach (var member in members)
        {
            _commits.Add(member.Input);
        }

        await write(_commits, deadline);
        foreach (var member in members)
        {
            member.Answer(true);
        }
    }

    private protected override Exception Unanswered(Exception? error) => error ?? new InvalidOperationException("The floor's writer gave no answer.");

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        await dispose();
    }
}
