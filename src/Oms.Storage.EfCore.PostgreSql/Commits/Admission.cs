using Npgsql;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>
/// Commits several change sets in one transaction, in two round trips: the first takes ids and keys, locks scopes and counters and loads them; then
/// each member is judged in memory; the second writes what was admitted and commits. Extra trips only where something is known or short already.
/// Used again and again, by one caller at a time.
/// </summary>
internal sealed class Admission : IDisposable
{
    private readonly NpgsqlBatch _batch = new();
    private readonly NpgsqlBatchCommand _begin;
    private readonly NpgsqlBatchCommand _commit;
    private readonly NpgsqlBatchCommand _rollback;
    private readonly Questions _questions = new();
    private readonly JudgeFacts _facts = new();
    private readonly CommitJudge _judge;
    private readonly OperationKeys _operations;
    private readonly ClaimedKeys _keys;
    private readonly ScopeFacts _scopes;
    private readonly OutboxFacts _outbox;
    private readonly StockFacts _stock;
    private readonly AdmissionWrites _writes;
    private readonly List<CommitPlan> _admitted = [];

    /// <param name="tables">The relational map.</param>
    /// <param name="begin">How the transaction, or the part of it that is ours, begins.</param>
    /// <param name="commit">How it ends well.</param>
    /// <param name="rollback">How it is undone.</param>
    public Admission(OmsTables tables, string begin, string commit, string rollback)
    {
        (_begin, _commit, _rollback) = (new(begin), new(commit), new(rollback));
        _judge = new CommitJudge(_facts);
        _operations = new(tables, _facts);
        _keys = new(tables, _facts);
        _scopes = new(tables, _facts);
        _outbox = new(tables, _facts);
        _stock = new(tables, _facts);
        _writes = new(tables);
    }

    /// <summary>Where the transaction stands, for who must say what an error means.</summary>
    public AdmissionStage Stage { get; private set; }

    /// <summary>Runs one transaction.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="plans">The members, in order of arrival.</param>
    /// <param name="full">Whether even rows that are to be new are looked up.</param>
    /// <param name="verdicts">Gets one verdict for each plan. They hold only if no exception comes out.</param>
    /// <param name="deadline">Ends it.</param>
    public async ValueTask RunAsync(IBatchConnection connection, IReadOnlyList<CommitPlan> plans, bool full, List<Verdict> verdicts, CancellationToken deadline)
    {
        Stage = AdmissionStage.Begun;
        try
        {
            await LoadAsync(connection, plans, full, deadline).ConfigureAwait(false);
            Judge(plans, verdicts);
            Stage = AdmissionStage.Judged;
            if (_admitted.Count == 0)
            {
                _batch.BatchCommands.Add(_rollback);
                await connection.ExecuteAsync(_batch, deadline).ConfigureAwait(false);
                return;
            }

            await _writes.WriteRowsAsync(connection, _batch, _admitted, AddCorrections, deadline).ConfigureAwait(false);
            _writes.AddJudged(_batch, _facts);
            _batch.BatchCommands.Add(_commit);
            Stage = AdmissionStage.CommitSent;
            await connection.ExecuteAsync(_batch, deadline).ConfigureAwait(false);
        }
        finally
        {
            Clear();
        }
    }

    public void Dispose() => _batch.Dispose();

    private async ValueTask LoadAsync(IBatchConnection connection, IReadOnlyList<CommitPlan> plans, bool full, CancellationToken deadline)
    {
        for (var i = 0; i < plans.Count; i++)
        {
            _operations.Need(plans[i]);
            _keys.Need(plans[i]);
            _scopes.Need(plans[i], full);
            _outbox.Need(plans[i]);
            _stock.Need(plans[i]);
        }

        _batch.BatchCommands.Add(_begin);
        _operations.AddTo(_questions, _batch);
        _keys.AddTo(_questions, _batch);
        _scopes.AddTo(_questions, _batch);
        _stock.AddLinesTo(_questions, _batch);
        _outbox.AddTo(_questions, _batch);
        _stock.AddPositionsTo(_questions, _batch);
        await _questions.AskAsync(connection, _batch, deadline).ConfigureAwait(false);

        var more = _operations.AddKnownTo(_questions, _batch);
        more |= _keys.AddKnownTo(_questions, _batch);
        more |= _stock.AddExpiredTo(_questions, _batch);
        if (more)
        {
            await _questions.AskAsync(connection, _batch, deadline).ConfigureAwait(false);
            if (!_operations.IsComplete())
            {
                throw new TimeoutException("An operation was pruned while it was looked up.");
            }
        }
    }

    private void Judge(IReadOnlyList<CommitPlan> plans, List<Verdict> verdicts)
    {
        verdicts.Clear();
        for (var i = 0; i < plans.Count; i++)
        {
            CommitOutcome outcome;
            try
            {
                outcome = _judge.Judge(plans[i].Changes);
            }
            catch (StoreException error)
            {
                verdicts.Add(new Verdict(null, error));
                continue;
            }

            verdicts.Add(new Verdict(outcome, null));
            if (outcome is CommitOutcome.Committed)
            {
                plans[i].Number(_judge.Numbers);
                _admitted.Add(plans[i]);
                _writes.AddSwept(plans[i].Changes, _judge.Swept);
            }
        }
    }

    private void AddCorrections()
    {
        _operations.AddCorrectionsTo(_batch);
        _keys.AddCorrectionsTo(_batch);
    }

    private void Clear()
    {
        _batch.BatchCommands.Clear();
        _admitted.Clear();
        _facts.Clear();
        _operations.Clear();
        _keys.Clear();
        _scopes.Clear();
        _outbox.Clear();
        _stock.Clear();
        _writes.Clear();
    }
}
