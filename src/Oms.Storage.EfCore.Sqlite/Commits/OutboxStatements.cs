using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Storage.EfCore.Sqlite.Commits;

/// <summary>Moves heads of streams, a handler's position and work that is settled.</summary>
internal sealed class OutboxStatements(NativeConnection connection, OmsTables tables)
{
    private readonly TableStatements<StreamRow> _streams = new(connection, tables.Streams);
    private NativeStatement? _move;
    private NativeStatement? _advance;
    private NativeStatement? _settle;

    public void Write(CommitPlan plan)
    {
        if (plan.Streams is { } streams)
        {
            for (var i = 0; i < streams.Inserts.Count; i++)
            {
                _streams.Insert(streams.Inserts[i]);
            }

            for (var i = 0; i < streams.Updates.Count; i++)
            {
                Move(streams.Updates[i], plan.LastBefore(streams.Updates[i]));
            }
        }

        if (plan.StreamHandlers is { } handlers)
        {
            Advance(handlers.Updates[0]);
        }

        for (var i = 0; i < plan.Changes.Schedules.Count; i++)
        {
            if (plan.Changes.Schedules[i] is SettleWork settled)
            {
                Settle(plan.Changes.Tenant.Value, settled);
            }
        }
    }

    /// <summary>Appends to a stream: its first event makes the head.</summary>
    public void Append(StreamRow head)
    {
        if (head.Last == 1)
        {
            _streams.Insert(head);
        }
        else
        {
            Move(head, head.Last - 1);
        }
    }

    private void Move(StreamRow head, long before)
    {
        var t = tables.Streams;
        var (last, due) = (t[nameof(StreamRow.Last)], t[nameof(StreamRow.DueAt)]);
        var at = TableStatements<StreamRow>.Parameter(due);
        _move ??= connection.Prepare(
            $"UPDATE {t.Quoted} SET {last.Quoted} = {TableStatements<StreamRow>.Parameter(last)}, {due.Quoted} = CASE WHEN {due.Quoted} < {at} THEN {due.Quoted} ELSE {at} END "
            + $"WHERE {t[nameof(StreamRow.Id)].Quoted} = ?1 AND {t[nameof(StreamRow.Tenant)].Quoted} = ?2 AND {last.Quoted} = ?{t.Columns.Count + 1}");
        t.Write(head, _move);
        _move.Int64(t.Columns.Count, before);
        if (_move.Change() == 0)
        {
            throw new StoreException(StoreErrors.Rejected, FormattableString.Invariant($"Event {before + 1} of stream {head.Kind}/{head.Id} does not follow its last one."));
        }
    }

    private void Advance(StreamHandlerRow row)
    {
        var t = tables.StreamHandlers;
        _advance ??= connection.Prepare(
            $"INSERT INTO {t.Quoted} ({t.List()}) SELECT {string.Join(", ", t.Columns.Select(TableStatements<StreamHandlerRow>.Parameter))} "
            + $"WHERE EXISTS (SELECT 1 FROM {tables.Streams.Quoted} WHERE {tables.Streams[nameof(StreamRow.Id)].Quoted} = ?1 AND {tables.Streams[nameof(StreamRow.Tenant)].Quoted} = ?3) "
            + $"ON CONFLICT ({string.Join(", ", t.Key.Select(column => column.Quoted))}) DO UPDATE SET {t[nameof(row.Position)].Quoted} = excluded.{t[nameof(row.Position)].Quoted}, "
            + $"{t[nameof(row.Attempts)].Quoted} = 0, {t[nameof(row.Parked)].Quoted} = 0, {t[nameof(row.Error)].Quoted} = NULL");
        t.Write(row, _advance);
        _advance.Execute();
    }

    private void Settle(int tenant, SettleWork settled)
    {
        var t = tables.Work;
        _settle ??= connection.Prepare(
            $"UPDATE {t.Quoted} SET {t[nameof(WorkRow.State)].Quoted} = ?3, {t[nameof(WorkRow.Note)].Quoted} = ?4 "
            + $"WHERE {t[nameof(WorkRow.Id)].Quoted} = ?1 AND {t[nameof(WorkRow.Tenant)].Quoted} = ?2 AND {t[nameof(WorkRow.State)].Quoted} = 0");
        _settle.Uuid(0, settled.Id);
        _settle.Int32(1, tenant);
        _settle.Int32(2, (int)settled.State);
        if (settled.Note is null)
        {
            _settle.Null(3);
        }
        else
        {
            _settle.Text(3, settled.Note);
        }

        _settle.Execute();
    }
}
