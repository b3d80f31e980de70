using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>
/// Inserts the operation ids of all members before they are judged: whoever holds one already is waited for, and what it left is found. What a
/// refused member inserted is deleted again, or handed to the member that was admitted with the same id.
/// </summary>
internal sealed class OperationKeys
{
    private readonly JudgeFacts _facts;
    private readonly Dictionary<(int Tenant, string OperationId), Guid> _inserted = [];
    private readonly List<OperationRow> _rows = [];
    private readonly RowStatement<OperationRow> _insert;
    private readonly Question _insertion;
    private readonly RowStatement<OperationRow> _find;
    private readonly Question _found;
    private readonly TableStatements<OperationRow> _corrections;

    public OperationKeys(OmsTables tables, JudgeFacts facts)
    {
        _facts = facts;
        var table = tables.Operations;
        var source = new RowSource();
        var key = RowSql.List(table.Key);
        _insert = new(table, $"{RowSql.Insert(table)} on conflict ({key}) do nothing returning {key}, {table[nameof(OperationRow.CommitId)].Quoted}", table.Columns);
        _insertion = new(_insert.Statement, row => _inserted.Add((row.GetInt32(0), row.GetString(1)), row.GetGuid(2)));
        _find = new(table, $"select {table.List("t.")} from {RowSql.Rows(table.Key)} join {table.Quoted} as t on {RowSql.Match(table)}", table.Key);
        _found = new(_find.Statement, reader => Add(table.Read(source.From(reader))));
        _corrections = new(table);
    }

    public void Need(CommitPlan plan) => _rows.Add(plan.Operation);

    public void AddTo(Questions questions, NpgsqlBatch batch)
    {
        // One lock order everywhere.
        _rows.Sort(static (a, b) => a.Tenant != b.Tenant ? a.Tenant.CompareTo(b.Tenant) : string.CompareOrdinal(a.OperationId, b.OperationId));
        _insert.Add(_rows);
        questions.Add(_insertion, batch);
    }

    /// <summary>Asks for the operations that were there already.</summary>
    /// <returns>Whether there are any.</returns>
    public bool AddKnownTo(Questions questions, NpgsqlBatch batch)
    {
        if (_inserted.Count == _rows.Count)
        {
            return false;
        }

        foreach (var row in _rows)
        {
            if (!_inserted.ContainsKey((row.Tenant, row.OperationId)))
            {
                _find.Add(row);
            }
        }

        questions.Add(_found, batch);
        return _find.Statement.Count > 0;
    }

    /// <summary>Whether every operation is either inserted or found; a pruned one may be neither.</summary>
    public bool IsComplete()
    {
        foreach (var row in _rows)
        {
            if (!_inserted.ContainsKey((row.Tenant, row.OperationId)) && !_facts.Operations.ContainsKey((new TenantId(row.Tenant), row.OperationId)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes the stored operations those of the admitted members.</summary>
    public void AddCorrectionsTo(NpgsqlBatch batch)
    {
        foreach (var row in _rows)
        {
            var key = (row.Tenant, row.OperationId);
            if (!_inserted.TryGetValue(key, out var commit))
            {
                continue;
            }

            var admitted = _facts.Operations.TryGetValue((new TenantId(row.Tenant), row.OperationId), out var known) ? known.CommitId : (Guid?)null;
            if (row.CommitId == commit && admitted != commit)
            {
                _corrections.Deletes.Add(row);
            }
            else if (row.CommitId == admitted && admitted != commit)
            {
                _corrections.Inserts.Add(row);
            }
        }

        _corrections.AddTo(batch);
    }

    public void Clear()
    {
        _rows.Clear();
        _inserted.Clear();
        _insert.Statement.Clear();
        _find.Statement.Clear();
        _corrections.Clear();
    }

    private void Add(OperationRow row) => _facts.Operations[(new TenantId(row.Tenant), row.OperationId)] =
        new KnownOperation(row.CommitId, row.Fingerprint, CommitResult.Decode(row.Result), Stored: true);
}
