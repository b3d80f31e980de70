using Npgsql;
using NpgsqlTypes;
using Oms.Events;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>
/// Heads of the streams that a transaction appends to, each written once whatever appends to it. A head that is there must have the last event
/// before the first new one: a gap breaks the transaction.
/// </summary>
internal sealed class StreamHeads
{
    private readonly Dictionary<Guid, Head> _heads = [];
    private readonly List<Head> _sorted = [];
    private readonly RowStatement<StreamRow> _inserts;
    private readonly RowStatement<StreamRow> _updates;
    private readonly ArrayColumn<long> _before = new(NpgsqlDbType.Bigint);

    public StreamHeads(Table<StreamRow> streams)
    {
        var (last, due) = (streams[nameof(StreamRow.Last)].Quoted, streams[nameof(StreamRow.DueAt)].Quoted);
        Column[] columns = [.. streams.Columns.Where(column => column.IsKey || column.Property is RowSql.Tenant or nameof(StreamRow.Last) or nameof(StreamRow.DueAt))];
        var parameters = string.Join(", ", Enumerable.Range(1, columns.Length + 1).Select(number => $"${number}"));
        _inserts = new(streams, RowSql.Insert(streams), streams.Columns);
        _updates = new(
            streams,
            RowSql.AssertAll(
                $"update {streams.Quoted} as t set {last} = x.{last}, {due} = least(t.{due}, x.{due}) "
                    + $"from unnest({parameters}) as x({RowSql.List(columns)}, before) where {RowSql.Match(streams)} and t.{last} = x.before"),
            columns,
            _before);
    }

    public void Add(CommitPlan plan)
    {
        if (plan.Streams is not { } streams)
        {
            return;
        }

        for (var i = 0; i < streams.Inserts.Count; i++)
        {
            Add(new Head(streams.Inserts[i], 0));
        }

        for (var i = 0; i < streams.Updates.Count; i++)
        {
            Add(new Head(streams.Updates[i], plan.LastBefore(streams.Updates[i])));
        }
    }

    public void Add(ChangeSet changes, SweptLine swept) =>
        Add(new Head(OutboxRows.Head(changes, new StreamId(StreamKinds.Reservation, swept.Reservation), swept.Sequence), swept.Sequence - 1));

    public void AddTo(NpgsqlBatch batch)
    {
        // One lock order everywhere: by id.
        _sorted.AddRange(_heads.Values);
        _sorted.Sort(static (a, b) => a.Row.Id.CompareTo(b.Row.Id));
        foreach (var head in _sorted)
        {
            if (head.Before == 0)
            {
                _inserts.Add(head.Row);
            }
            else
            {
                _updates.Add(head.Row);
                _before.Add(head.Before);
            }
        }

        _updates.Statement.AddTo(batch);
        _inserts.Statement.AddTo(batch);
    }

    public void Clear()
    {
        _heads.Clear();
        _sorted.Clear();
        _inserts.Statement.Clear();
        _updates.Statement.Clear();
    }

    // Events may be noted in another order than they are numbered in: swept lines come before the rows of the plans.
    private void Add(Head head)
    {
        if (_heads.TryGetValue(head.Row.Id, out var known))
        {
            var (a, b) = (known.Row, head.Row);
            head = new Head(a with { Last = Math.Max(a.Last, b.Last), DueAt = a.DueAt < b.DueAt ? a.DueAt : b.DueAt }, Math.Min(known.Before, head.Before));
        }

        _heads[head.Row.Id] = head;
    }

    private readonly record struct Head(StreamRow Row, long Before);
}
