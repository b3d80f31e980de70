using Npgsql;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Inserts the unique keys of all members before they are judged, in the same way as <see cref="OperationKeys"/>.</summary>
internal sealed class ClaimedKeys
{
    private readonly JudgeFacts _facts;
    private readonly Dictionary<(int Tenant, string Kind, string Key), Guid> _inserted = [];
    private readonly List<UniqueKeyRow> _rows = [];
    private readonly RowStatement<UniqueKeyRow> _insert;
    private readonly Question _insertion;
    private readonly RowStatement<UniqueKeyRow> _find;
    private readonly Question _found;
    private readonly TableStatements<UniqueKeyRow> _corrections;

    public ClaimedKeys(OmsTables tables, JudgeFacts facts)
    {
        _facts = facts;
        var table = tables.UniqueKeys;
        var source = new RowSource();
        _insert = new(table, $"{RowSql.Insert(table)} on conflict ({RowSql.List(table.Key)}) do nothing returning {table.List()}", table.Columns);
        _insertion = new(_insert.Statement, reader =>
        {
            var row = table.Read(source.From(reader));
            _inserted.Add((row.Tenant, row.Kind, row.Key), row.Owner);
        });
        _find = new(table, $"select {table.List("t.")} from {RowSql.Rows(table.Key)} join {table.Quoted} as t on {RowSql.Match(table)}", table.Key);
        _found = new(_find.Statement, reader =>
        {
            var row = table.Read(source.From(reader));
            facts.Keys[(new TenantId(row.Tenant), row.Kind, row.Key)] = row.Owner;
        });
        _corrections = new(table);
    }

    public void Need(CommitPlan plan)
    {
        if (plan.UniqueKeys is { } keys)
        {
            _rows.AddRange(keys.Inserts);
        }
    }

    public void AddTo(Questions questions, NpgsqlBatch batch)
    {
        _rows.Sort(static (a, b) => a.Tenant != b.Tenant ? a.Tenant.CompareTo(b.Tenant)
            : string.CompareOrdinal(a.Kind, b.Kind) is var byKind and not 0 ? byKind
            : string.CompareOrdinal(a.Key, b.Key));
        _insert.Add(_rows);
        questions.Add(_insertion, batch);
    }

    /// <summary>Asks for the keys that were there already.</summary>
    /// <returns>Whether there are any.</returns>
    public bool AddKnownTo(Questions questions, NpgsqlBatch batch)
    {
        if (_inserted.Count == _rows.Count)
        {
            return false;
        }

        foreach (var row in _rows)
        {
            if (!_inserted.ContainsKey((row.Tenant, row.Kind, row.Key)))
            {
                _find.Add(row);
            }
        }

        questions.Add(_found, batch);
        return _find.Statement.Count > 0;
    }

    /// <summary>Makes the stored keys those of the admitted members.</summary>
    public void AddCorrectionsTo(NpgsqlBatch batch)
    {
        foreach (var row in _rows)
        {
            var key = (row.Tenant, row.Kind, row.Key);
            if (!_inserted.TryGetValue(key, out var holder))
            {
                continue;
            }

            var owner = _facts.Keys.TryGetValue((new TenantId(row.Tenant), row.Kind, row.Key), out var admitted) ? admitted : (Guid?)null;
            if (owner == holder)
            {
                continue;
            }

            // Corrected once, whoever else asked for it.
            _inserted.Remove(key);
            _corrections.Deletes.Add(row);
            if (owner is { } winner)
            {
                _corrections.Inserts.Add(row with { Owner = winner });
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
}
