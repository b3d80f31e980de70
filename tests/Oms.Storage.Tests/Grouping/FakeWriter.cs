using NodaTime;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.Tests.Grouping;

/// <summary>Stands in for a database that takes as long as the test says and dislikes what the test says.</summary>
internal sealed class FakeWriter : IGroupWriter
{
    private int _inside;

    public List<IReadOnlyList<string>> Groups { get; } = [];

    public List<string> Tries { get; } = [];

    public List<string> Stored { get; } = [];

    public HashSet<string> Bad { get; } = [];

    public Exception? GroupError { get; set; }

    public HashSet<string> NeverTry { get; } = [];

    public bool RefuseTries { get; set; }

    public SemaphoreSlim? Gate { get; set; }

    public static ChangeSet Set(string operation) => new()
    {
        Tenant = TenantId.Default,
        CommitId = Guid.NewGuid(),
        OperationId = operation,
        Fingerprint = default,
        At = Instant.FromUnixTimeSeconds(0),
        Actor = "test:1",
        Result = new CommitResult { Outcome = operation, Id = Guid.Empty },
    };

    public static string Of(CommitOutcome outcome) => Assert.IsType<CommitOutcome.Committed>(outcome).Result.Outcome;

    public bool CanTry(CommitPlan plan) => !NeverTry.Contains(plan.Changes.OperationId);

    public async ValueTask<CommitOutcome?> TryCommitAsync(CommitPlan plan, CancellationToken deadline)
    {
        Assert.Equal(1, Interlocked.Increment(ref _inside));
        try
        {
            await (Gate?.WaitAsync(deadline) ?? Task.CompletedTask);
            var changes = plan.Changes;
            Tries.Add(changes.OperationId);
            if (RefuseTries)
            {
                return null;
            }

            ThrowIfBad(changes);
            Stored.Add(changes.OperationId);
            return new CommitOutcome.Committed(changes.Result);
        }
        finally
        {
            Leave();
        }
    }

    public async ValueTask AdmitAsync(IReadOnlyList<Gathered<CommitPlan, CommitOutcome>> members, CancellationToken deadline)
    {
        Assert.Equal(1, Interlocked.Increment(ref _inside));
        try
        {
            await (Gate?.WaitAsync(deadline) ?? Task.CompletedTask);
            Groups.Add([.. members.Select(member => member.Input.Changes.OperationId)]);
            if (GroupError is not null)
            {
                throw GroupError;
            }

            foreach (var member in members)
            {
                ThrowIfBad(member.Input.Changes);
            }

            Stored.AddRange(members.Select(member => member.Input.Changes.OperationId));
            foreach (var member in members)
            {
                member.Answer(new CommitOutcome.Committed(member.Input.Changes.Result));
            }
        }
        finally
        {
            Leave();
        }
    }

    private void Leave() => Interlocked.Decrement(ref _inside);

    private void ThrowIfBad(ChangeSet changes)
    {
        if (Bad.Contains(changes.OperationId))
        {
            throw new InvalidOperationException($"check violated by {changes.OperationId}");
        }
    }
}
