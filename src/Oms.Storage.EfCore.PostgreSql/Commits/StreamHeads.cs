using Npgsql;
using Oms.Events;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.Judging;

namespace Oms.Storage.EfCore.PostgreSql.Commits;

/// <summary>Heads of the streams that a transaction appends to, each written once whatever appends to it.</summary>
internal sealed class StreamHeads
{
    private readonly Dictionary<Guid, StreamRow> _heads = [];
    private readonly RowStatement<StreamRow> _upsert;

    public StreamHeads(Table<StreamRow> streams)
    {
        var (last, due) = (streams[nameof(StreamRow.Last)].Quoted, streams[nameof(StreamRow.DueAt)].Quoted);
        _upsert = new(streams, RowSql.Upsert(streams, $"{last} = excluded.{last}, {due} = least(t.{due}, excluded.{due})"), streams.Columns);
    }

    public void Add(CommitPlan plan)
    {
        if (plan.Streams is { } streams)
        {
            for (var i = 0; i < streams.Inserts.Count; i++)
            {
                Add(streams.Inserts[i]);
            }

            for (var i = 0; i < streams.Updates.Count; i++)
            {
                Add(streams.Updates[i]);
            }
        }
    }

    public void Add(ChangeSet changes, SweptLine swept) =>
        Add(OutboxRows.Head(changes, new StreamId(StreamKinds.Reservation, swept.Reservation), swept.Sequence));

    public void AddTo(NpgsqlBatch batch)
    {
        foreach (var head in _heads.Values)
        {
            _upsert.Add(head);
        }

        _upsert.Statement.AddTo(batch);
    }

    public void Clear()
    {
        _heads.Clear();
        _upsert.Statement.Clear();
    }

    private void Add(StreamRow head)
    {
        if (_heads.TryGetValue(head.Id, out var known))
        {
            head = head with { Last = Math.Max(known.Last, head.Last), DueAt = known.DueAt < head.DueAt ? known.DueAt : head.DueAt };
        }

        _heads[head.Id] = head;
    }
}
