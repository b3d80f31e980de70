using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Oms.Storage.EfCore.Providers;

/// <summary>
/// Lets concurrent change sets share one transaction. Two paths only: a group of one is tried in one round trip and goes through admission on any
/// failure; a group of two or more is admitted: judged member by member, then written. Where the whole group fails for a reason of content its
/// members are committed one by one, so that the bad one fails alone. Thread-safe.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CommitGrouper : Gatherer<CommitPlan, CommitOutcome>
{
    // A failed attempt tells of a sell-out or a storm of duplicates; more attempts would be wasted round trips for a while.
    private const int RunsInAdmissionAfterFailure = 16;

    private readonly IGroupWriter _writer;
    private readonly List<Gathered<CommitPlan, CommitOutcome>> _alone = [];
    private int _admissionRunsLeft;

    /// <summary>A grouper in front of a writer that it alone uses.</summary>
    public CommitGrouper(IGroupWriter writer, GatheringOptions options)
        : base(options ?? throw new ArgumentNullException(nameof(options)))
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
    }

    /// <summary>Commits a change set, together with whatever waits beside it.</summary>
    /// <exception cref="StoreException">What is no judgement; see <see cref="StoreErrors"/>.</exception>
    /// <exception cref="OperationCanceledException">Cancelled while it waited; certainly not committed.</exception>
    public ValueTask<CommitOutcome> CommitAsync(ChangeSet changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);

        // Rows are made on the caller's thread: the writer is the bottleneck.
        return GatherAsync(CommitPlan.Of(changes), cancellationToken);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private protected override async ValueTask RunAsync(List<Gathered<CommitPlan, CommitOutcome>> members, CancellationToken deadline)
    {
        if (_admissionRunsLeft > 0)
        {
            _admissionRunsLeft--;
        }
        else if (members.Count == 1 && _writer.CanTry(members[0].Input))
        {
            if (await TryAsync(members[0], deadline).ConfigureAwait(false))
            {
                return;
            }

            _admissionRunsLeft = RunsInAdmissionAfterFailure;
        }

        if (!await AdmitAsync(members, deadline).ConfigureAwait(false))
        {
            await AdmitOneByOneAsync(members, deadline).ConfigureAwait(false);
        }
    }

    private protected override Exception Unanswered(Exception? error) => error switch
    {
        StoreException store => new StoreException(store.Code, store.Message, store),
        OperationCanceledException => new StoreException(StoreErrors.Unknown, "The commit ran out of time; it may have been committed. Repeat the command with the same key.", error),
        null => new StoreException(StoreErrors.Unknown, "The writer gave no answer; it may have been committed. Repeat the command with the same key."),
        _ => new StoreException(StoreErrors.Rejected, $"The database refused the change set for a reason the judge does not know: {error.Message}", error),
    };

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever failed, admission finds out.")]
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> TryAsync(Gathered<CommitPlan, CommitOutcome> member, CancellationToken deadline)
    {
        try
        {
            if (await _writer.TryCommitAsync(member.Input, deadline).ConfigureAwait(false) is { } outcome)
            {
                member.Answer(outcome);
                return true;
            }
        }
        catch (Exception)
        {
            // Said in the contract of the writer: admission follows.
        }

        return false;
    }

    // False: nothing was committed and one of several members is to blame.
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> AdmitAsync(List<Gathered<CommitPlan, CommitOutcome>> members, CancellationToken deadline)
    {
        try
        {
            await _writer.AdmitAsync(members, deadline).ConfigureAwait(false);
            return true;
        }
        catch (Exception error) when (error is not OperationCanceledException and not StoreException { Code: not StoreErrors.Rejected })
        {
            if (members.Count == 1 && !members[0].Answered)
            {
                members[0].Fail(Unanswered(error));
            }

            return members.Count == 1;
        }
        catch (Exception error)
        {
            foreach (var member in members)
            {
                if (!member.Answered)
                {
                    member.Fail(Unanswered(error));
                }
            }

            return true;
        }
    }

    private async ValueTask AdmitOneByOneAsync(List<Gathered<CommitPlan, CommitOutcome>> members, CancellationToken deadline)
    {
        foreach (var member in members)
        {
            if (!member.Answered)
            {
                _alone.Add(member);
                await AdmitAsync(_alone, deadline).ConfigureAwait(false);
                _alone.Clear();
            }
        }
    }
}
