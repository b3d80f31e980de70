using System.Diagnostics;
using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Database;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>
/// The one writer of a process. A lost connection is answered by sending the same members again: the unique operation id waits for a transaction that
/// still runs and tells whether it was committed, which no look-up could. Called by one run at a time.
/// </summary>
internal sealed class PostgreSqlWriter : IGroupWriter, IAsyncDisposable
{
    private const int MostContentions = 8;
    private const int MostKeyRaces = 3;
    private static readonly TimeSpan PatienceWithoutDoubt = TimeSpan.FromSeconds(10);

    private readonly StoreConnection _connection;
    private readonly OnConnection<SingleCommit> _single;
    private readonly OnConnection<Admission> _admissions;
    private readonly PostgreSqlLog _log;

    // Jitter only: processes that collided must not collide again.
    private readonly Random _chance = new(Environment.ProcessId);
    private readonly List<CommitPlan> _plans = [];
    private readonly List<Verdict> _verdicts = [];
    private CommitPlan? _inDoubt;

    public PostgreSqlWriter(NpgsqlDataSource source, OmsTables tables, PostgreSqlLog log)
    {
        _connection = new StoreConnection(source);
        _single = new(_connection, () => new SingleCommit(tables));
        _admissions = new(_connection, () => new Admission(tables, "begin isolation level read committed", "commit", "rollback"));
        _log = log;
    }

    public bool CanTry(CommitPlan plan) => SingleCommit.Fits(plan);

    public async ValueTask<CommitOutcome?> TryCommitAsync(CommitPlan plan, CancellationToken deadline)
    {
        await _connection.OpenAsync(deadline).ConfigureAwait(false);
        try
        {
            await _single.Current.RunAsync(_connection, plan, deadline).ConfigureAwait(false);
            return new CommitOutcome.Committed(plan.Changes.Result);
        }
        catch (Exception error)
        {
            _inDoubt = Failures.IsAnswer(error) ? null : plan;
            await _connection.RecoverAsync(error).ConfigureAwait(false);
            return null;
        }
    }

    public async ValueTask AdmitAsync(IReadOnlyList<Gathered<CommitPlan, CommitOutcome>> members, CancellationToken deadline)
    {
        _plans.Clear();
        for (var i = 0; i < members.Count; i++)
        {
            _plans.Add(members[i].Input);
        }

        var attempts = new Attempts(Stopwatch.GetTimestamp()) { Sent = ReferenceEquals(_inDoubt, _plans[0]), InDoubt = ReferenceEquals(_inDoubt, _plans[0]) };
        _inDoubt = null;
        while (true)
        {
            var stage = AdmissionStage.Begun;
            try
            {
                await _connection.OpenAsync(deadline).ConfigureAwait(false);
                var admission = _admissions.Current;
                try
                {
                    await admission.RunAsync(_connection, _plans, members.Count == 1 || attempts.Total > 0, _verdicts, deadline).ConfigureAwait(false);
                }
                finally
                {
                    stage = admission.Stage;
                }

                Answer(members, attempts.Sent);
                return;
            }
            catch (Exception error)
            {
                Note(members, attempts, stage, error);
                await _connection.RecoverAsync(error).ConfigureAwait(false);
                await WaitOrThrowAsync(attempts, error, deadline).ConfigureAwait(false);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync().ConfigureAwait(false);
        _single.Dispose();
        _admissions.Dispose();
    }

    private void Answer(IReadOnlyList<Gathered<CommitPlan, CommitOutcome>> members, bool sentBefore)
    {
        for (var i = 0; i < members.Count; i++)
        {
            var (outcome, error) = _verdicts[i];
            if (error is not null)
            {
                members[i].Fail(error);
            }
            else
            {
                members[i].Answer(Own(outcome!, sentBefore));
            }
        }
    }

    // What an attempt of ours left is our own success, not a duplicate.
    private static CommitOutcome Own(CommitOutcome outcome, bool sentBefore) =>
        sentBefore && outcome is CommitOutcome.Duplicate { SameCommit: true } own ? new CommitOutcome.Committed(own.Result) : outcome;

    private void Note(IReadOnlyList<Gathered<CommitPlan, CommitOutcome>> members, Attempts attempts, AdmissionStage stage, Exception error)
    {
        attempts.Total++;
        if (stage == AdmissionStage.Begun)
        {
            return;
        }

        // Judged: what an earlier attempt left was seen, so that those members have their answer whatever comes.
        for (var i = 0; attempts.Sent && i < members.Count; i++)
        {
            if (!members[i].Answered && _verdicts[i].Outcome is CommitOutcome.Duplicate { SameCommit: true } own)
            {
                members[i].Answer(new CommitOutcome.Committed(own.Result));
            }
        }

        attempts.InDoubt = stage == AdmissionStage.CommitSent && !Failures.IsAnswer(error);
        attempts.Sent |= attempts.InDoubt;
    }

    private async ValueTask WaitOrThrowAsync(Attempts attempts, Exception error, CancellationToken deadline)
    {
        if (error is OperationCanceledException && deadline.IsCancellationRequested)
        {
            throw GiveUp(attempts, error);
        }

        TimeSpan pause;
        switch (Failures.Of(error))
        {
            case Failure.Key when ++attempts.KeyRaces < MostKeyRaces:
                _log.Again(_plans.Count, error);
                return;
            case Failure.Contention when ++attempts.Contentions <= MostContentions:
                _log.Again(_plans.Count, error);
                pause = TimeSpan.FromMilliseconds((1 << attempts.Contentions) * (0.5 + _chance.NextDouble()));
                break;
            case Failure.Contention:
                throw new StoreException(StoreErrors.Busy, $"The database refused the commit {attempts.Contentions} times because of others: {error.Message}", error);
            case Failure.Lost when attempts.InDoubt || Stopwatch.GetElapsedTime(attempts.Since) < PatienceWithoutDoubt:
                _log.Lost(_plans.Count, error);
                pause = TimeSpan.FromMilliseconds(Math.Min(500, 5 << Math.Min(attempts.Losses++, 10)) * (0.5 + _chance.NextDouble()));
                break;
            case Failure.Lost:
                throw GiveUp(attempts, error);
            default:
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error);
                return;
        }

        try
        {
            await Task.Delay(pause, deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw GiveUp(attempts, error);
        }
    }

    private static StoreException GiveUp(Attempts attempts, Exception error) => attempts.InDoubt
        ? new StoreException(StoreErrors.Unknown, "The connection was lost during the commit and sending again ran out of time: repeat the command with the same key.", error)
        : new StoreException(StoreErrors.Unavailable, $"The database cannot be reached; nothing was committed: {error.Message}", error);

    /// <summary>What happened to the members so far.</summary>
    private sealed class Attempts(long since)
    {
        public long Since => since;

        public int Total { get; set; }

        public int KeyRaces { get; set; }

        public int Contentions { get; set; }

        public int Losses { get; set; }

        /// <summary>Whether an attempt may have left something.</summary>
        public bool Sent { get; set; }

        /// <summary>Whether that is still open.</summary>
        public bool InDoubt { get; set; }
    }
}
