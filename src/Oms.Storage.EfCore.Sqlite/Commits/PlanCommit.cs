using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>Writes one plan in the hope that it is admitted, or judges several and writes the admitted. The caller has the write lock and ends the transaction.</summary>
internal sealed class PlanCommit
{
    private readonly TableStatements<OperationRow> _operations;
    private readonly TableStatements<UniqueKeyRow> _keys;
    private readonly PlanWriter _rows;
    private readonly StockStatements _stock;
    private readonly StockSums _sums = new();
    private readonly LedgerNumbers _ledgers = new();
    private readonly JudgeFacts _facts = new();
    private readonly CommitJudge _judge;
    private readonly FactReader _reader;
    private readonly List<object> _verdicts = [];
    private readonly List<(int Member, SweptLine Line)> _swept = [];

    public PlanCommit(NativeConnection connection, OmsTables tables)
    {
        _operations = new(connection, tables.Operations);
        _keys = new(connection, tables.UniqueKeys);
        _rows = new(connection, tables);
        _stock = new(connection, tables);
        _judge = new(_facts);
        _reader = new(connection, tables, _facts);
    }

    /// <summary>What depends on rows that must be read first is judged at once.</summary>
    public static bool CanTry(ChangeSet changes)
    {
        if (changes.Fence is not null || changes.Advance is not null || changes.Expect.Count > 0)
        {
            return false;
        }

        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            if (changes.Reserves[i] is ReservationEnded or ReservationProlonged or StockPlanned or CounterCorrected)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>False, or an exception: something stands against it.</summary>
    public bool TryWrite(CommitPlan plan)
    {
        if (!_operations.InsertIfAbsent(plan.Operation))
        {
            return false;
        }

        for (var i = 0; i < (plan.UniqueKeys?.Inserts.Count ?? 0); i++)
        {
            if (!_keys.InsertIfAbsent(plan.UniqueKeys!.Inserts[i]))
            {
                return false;
            }
        }

        _ledgers.Clear();
        _sums.Clear();
        _sums.Add(plan.Changes);
        _sums.Sort();
        foreach (ref readonly var delta in _sums.Deltas)
        {
            if (!(delta.Moves == 0 ? _stock.TryChange(plan.Changes.Tenant.Value, delta) : _stock.TryMove(plan.Changes.Tenant.Value, delta, _ledgers)))
            {
                return false;
            }
        }

        plan.Number(_ledgers.Of(plan.Changes.Movements));

        _rows.Write(plan);
        return true;
    }

    /// <summary>Judges in order of arrival and writes the admitted.</summary>
    /// <returns>Whether anything was written.</returns>
    public bool Admit(IReadOnlyList<Gathered<CommitPlan, CommitOutcome>> members)
    {
        _facts.Clear();
        _verdicts.Clear();
        _swept.Clear();
        for (var i = 0; i < members.Count; i++)
        {
            _reader.Load(members[i].Input.Changes);
        }

        for (var i = 0; i < members.Count; i++)
        {
            _verdicts.Add(Judge(members[i].Input, i));
        }

        var written = false;
        for (var i = 0; i < members.Count; i++)
        {
            if (_verdicts[i] is CommitOutcome.Committed)
            {
                Write(members[i].Input, i);
                written = true;
            }
        }

        foreach (var (key, position) in _facts.Positions)
        {
            if (position.Changed)
            {
                _stock.Write(key.Tenant.Value, position);
            }
        }

        return written;
    }

    /// <summary>Tells the members what was judged; only after the transaction.</summary>
    public void Answer(IReadOnlyList<Gathered<CommitPlan, CommitOutcome>> members)
    {
        for (var i = 0; i < members.Count; i++)
        {
            if (_verdicts[i] is CommitOutcome outcome)
            {
                members[i].Answer(outcome);
            }
            else
            {
                members[i].Fail((StoreException)_verdicts[i]);
            }
        }
    }

    private object Judge(CommitPlan plan, int member)
    {
        try
        {
            var outcome = _judge.Judge(plan.Changes);
            if (outcome is CommitOutcome.Committed)
            {
                plan.Number(_judge.Numbers);
                foreach (var line in _judge.Swept)
                {
                    _swept.Add((member, line));
                }
            }

            return outcome;
        }
        catch (StoreException refused)
        {
            return refused;
        }
    }

    private void Write(CommitPlan plan, int member)
    {
        var changes = plan.Changes;
        _operations.Insert(plan.Operation);
        for (var i = 0; i < (plan.UniqueKeys?.Inserts.Count ?? 0); i++)
        {
            // The owner may have it already.
            _keys.InsertIfAbsent(plan.UniqueKeys!.Inserts[i]);
        }

        _rows.Write(plan);
        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            switch (changes.Reserves[i])
            {
                case ReservationEnded ended:
                    _stock.End(changes.Tenant.Value, ended.Reservation, ended.LineNo, ended.As);
                    break;
                case ReservationProlonged prolonged:
                    _stock.Prolong(changes.Tenant.Value, prolonged);
                    break;
            }
        }

        foreach (var (owner, line) in _swept)
        {
            if (owner == member)
            {
                Write(changes, line);
            }
        }
    }

    private void Write(ChangeSet changes, SweptLine line)
    {
        _stock.End(changes.Tenant.Value, line.Reservation, line.LineNo, Inventory.ReservationState.Expired);
        var record = line.ToEvent();
        _rows.Write(OutboxRows.Row(changes, record));
        _rows.Outbox.Append(OutboxRows.Head(changes, record.Stream, record.Sequence));
    }
}
