using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Writes what was admitted.</summary>
internal sealed class AdmissionWrites
{
    private readonly PlanStatements _rows;
    private readonly StreamHeads _heads;
    private readonly StockWrites _stock;
    private readonly HashSet<(TenantId Tenant, ScopeId Scope)> _written = [];
    private readonly List<EventRow> _sweptEvents = [];
    private readonly ArrayColumn<Guid> _workIds = new(NpgsqlDbType.Uuid);
    private readonly ArrayColumn<int> _workTenants = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<int> _workStates = new(NpgsqlDbType.Integer);
    private readonly ArrayColumn<string> _workNotes = new(NpgsqlDbType.Text);
    private readonly ArrayStatement _settled;

    public AdmissionWrites(OmsTables tables)
    {
        _rows = new(tables);
        _heads = new(tables.Streams);
        _stock = new(tables);
        var work = tables.Work;
        var (state, note) = (work[nameof(WorkRow.State)].Quoted, work[nameof(WorkRow.Note)].Quoted);
        _settled = new(
            $"update {work.Quoted} as t set {state} = x.{state}, {note} = x.{note} "
                + $"from unnest($1, $2, $3, $4) as x({RowSql.List(RowSql.KeyAndTenant(work))}, {state}, {note}) where {RowSql.Match(work)} and t.{state} = 0",
            _workIds,
            _workTenants,
            _workStates,
            _workNotes);
    }

    /// <summary>Remembers the reservation lines that an admitted change set swept.</summary>
    public void AddSwept(ChangeSet changes, IReadOnlyList<SweptLine> swept)
    {
        for (var i = 0; i < swept.Count; i++)
        {
            _stock.Add(changes.Tenant, swept[i]);
            _heads.Add(changes, swept[i]);
            _sweptEvents.Add(OutboxRows.Row(changes, swept[i]));
        }
    }

    /// <summary>
    /// Adds the plans' rows to the batch. Where a later plan writes a row that an earlier one writes, what came before is sent first: one statement
    /// must not meet two versions of a row.
    /// </summary>
    public async ValueTask WriteRowsAsync(IBatchConnection connection, NpgsqlBatch batch, IReadOnlyList<CommitPlan> plans, Action first, CancellationToken deadline)
    {
        first();
        for (var i = 0; i < plans.Count; i++)
        {
            if (plans.Count > 1 && WritesAgain(plans[i].Changes))
            {
                _rows.AddTo(batch);
                if (batch.BatchCommands.Count > 0)
                {
                    await connection.ExecuteAsync(batch, deadline).ConfigureAwait(false);
                    batch.BatchCommands.Clear();
                }

                _rows.Clear();
                _written.Clear();
                WritesAgain(plans[i].Changes);
            }

            _rows.Add(plans[i]);
            _rows.Movements.Add(plans[i].Movements);
            _heads.Add(plans[i]);
            _stock.Add(plans[i].Changes);
            Settle(plans[i].Changes);
        }

        _rows.Events.Inserts.Add(_sweptEvents);
        _rows.AddTo(batch);
    }

    /// <summary>Adds what only the judge knows, the counters last.</summary>
    public void AddJudged(NpgsqlBatch batch, JudgeFacts facts)
    {
        _settled.AddTo(batch);
        _heads.AddTo(batch);
        _stock.AddTo(batch, facts);
    }

    public void Clear()
    {
        _rows.Clear();
        _heads.Clear();
        _stock.Clear();
        _written.Clear();
        _sweptEvents.Clear();
        _settled.Clear();
    }

    private bool WritesAgain(ChangeSet changes)
    {
        var again = false;
        for (var i = 0; i < changes.Puts.Count; i++)
        {
            again |= !_written.Add((changes.Tenant, changes.Puts[i].Scope));
        }

        if (changes.Advance is { } advance)
        {
            again |= !_written.Add((changes.Tenant, new ScopeId("handler", advance.Stream.Id, advance.Handler)));
        }

        return again;
    }

    private void Settle(ChangeSet changes)
    {
        for (var i = 0; i < changes.Schedules.Count; i++)
        {
            if (changes.Schedules[i] is SettleWork settled)
            {
                _workIds.Add(settled.Id);
                _workTenants.Add(changes.Tenant.Value);
                _workStates.Add((int)settled.State);
                if (settled.Note is null)
                {
                    _workNotes.AddNull();
                }
                else
                {
                    _workNotes.Add(settled.Note);
                }
            }
        }
    }
}
