using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Outbox;

/// <summary>
/// Takes work back in one round trip, which is one transaction. What was lost to another lease is left alone: the first statement locks the rows
/// whose fence still holds, so that those after it find the same ones. Thread-safe.
/// </summary>
internal sealed class Settlements(NpgsqlDataSource source, OmsTables tables)
{
    private readonly string _settleStreams = SettleStreams(tables.Streams);
    private readonly string _removeHandlers = RemoveHandlers(tables);
    private readonly string _addHandlers = AddHandlers(tables);
    private readonly string _settleItems = SettleItems(tables.Work);

    public async ValueTask<int> RunAsync(Settlement settlement, CancellationToken cancellationToken)
    {
        if (settlement.Streams.Count == 0 && settlement.Items.Count == 0)
        {
            return 0;
        }

        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var batch = new NpgsqlBatch(connection);
            await using (batch.ConfigureAwait(false))
            {
                Fill(batch, settlement);
                var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                var late = settlement.Streams.Count + settlement.Items.Count;
                await using (reader.ConfigureAwait(false))
                {
                    do
                    {
                        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                        {
                            late--;
                        }
                    }
                    while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
                }

                return late;
            }
        }
    }

    private void Fill(NpgsqlBatch batch, Settlement settlement)
    {
        if (settlement.Streams.Count > 0)
        {
            Streams(settlement.Streams).AddTo(batch);
            Fences(settlement.Streams).AddTo(batch);
            Handlers(settlement.Streams).AddTo(batch);
        }

        if (settlement.Items.Count > 0)
        {
            Items(settlement.Items).AddTo(batch);
        }
    }

    private ArrayStatement Streams(IReadOnlyList<SettledStream> streams)
    {
        var (ids, tenants, fences) = (new ArrayColumn<Guid>(NpgsqlDbType.Uuid), new ArrayColumn<int>(NpgsqlDbType.Integer), new ArrayColumn<long>(NpgsqlDbType.Bigint));
        var (positions, dues) = (new ArrayColumn<long>(NpgsqlDbType.Bigint), new ArrayColumn<long?>(NpgsqlDbType.Bigint));
        foreach (var stream in streams)
        {
            ids.Add(stream.Stream.Id);
            tenants.Add(stream.Tenant.Value);
            fences.Add(stream.Fence);
            positions.Add(stream.Position);
            dues.Add(stream.Handlers.Min(handler => handler.Due)?.ToUnixTimeTicks() / 10);
        }

        return new ArrayStatement(_settleStreams, ids, tenants, fences, positions, dues);
    }

    private ArrayStatement Fences(IReadOnlyList<SettledStream> streams)
    {
        var (ids, fences) = (new ArrayColumn<Guid>(NpgsqlDbType.Uuid), new ArrayColumn<long>(NpgsqlDbType.Bigint));
        foreach (var stream in streams)
        {
            ids.Add(stream.Stream.Id);
            fences.Add(stream.Fence);
        }

        return new ArrayStatement(_removeHandlers, ids, fences);
    }

    private ArrayStatement Handlers(IReadOnlyList<SettledStream> streams)
    {
        var fences = new ArrayColumn<long>(NpgsqlDbType.Bigint);
        var rows = new RowStatement<StreamHandlerRow>(tables.StreamHandlers, _addHandlers, tables.StreamHandlers.Columns, fences);
        foreach (var stream in streams)
        {
            foreach (var handler in stream.Handlers)
            {
                rows.Add(OutboxRows.Row(stream.Tenant.Value, stream.Stream, handler));
                fences.Add(stream.Fence);
            }
        }

        return rows.Statement;
    }

    private ArrayStatement Items(IReadOnlyList<SettledItem> items)
    {
        var (ids, tenants, fences) = (new ArrayColumn<Guid>(NpgsqlDbType.Uuid), new ArrayColumn<int>(NpgsqlDbType.Integer), new ArrayColumn<long>(NpgsqlDbType.Bigint));
        var (dues, notes) = (new ArrayColumn<long>(NpgsqlDbType.Bigint), new ArrayColumn<string?>(NpgsqlDbType.Text));
        foreach (var item in items)
        {
            ids.Add(item.Id);
            tenants.Add(item.Tenant.Value);
            fences.Add(item.Fence);
            dues.Add(item.Due.ToUnixTimeTicks() / 10);
            notes.Add(item.Note);
        }

        return new ArrayStatement(_settleItems, ids, tenants, fences, dues, notes);
    }

    private static string SettleStreams(Table<StreamRow> streams)
    {
        string Of(string property) => streams[property].Quoted;
        var (id, due) = (Of(nameof(StreamRow.Id)), Of(nameof(StreamRow.DueAt)));
        return $"""
            with x as (
              select s.{id}, x.position, x.due from unnest($1, $2, $3, $4, $5) as x(id, tenant, fence, position, due)
              join {streams.Quoted} as s on s.{id} = x.id and s.{Of(nameof(StreamRow.Tenant))} is not distinct from x.tenant and s.{Of(nameof(StreamRow.Fence))} = x.fence
              order by s.{id} for update of s)
            update {streams.Quoted} as t
            set {Of(nameof(StreamRow.Position))} = x.position, {Of(nameof(StreamRow.LeaseOwner))} = null, {Of(nameof(StreamRow.LeaseUntil))} = null,
              {due} = case when x.position < t.{Of(nameof(StreamRow.Last))} then coalesce(t.{due}, 0) else x.due end
            from x where t.{id} = x.{id} returning 1
            """;
    }

    private static string RemoveHandlers(OmsTables tables)
    {
        var (handlers, streams) = (tables.StreamHandlers, tables.Streams);
        return $"delete from {handlers.Quoted} as h using unnest($1, $2) as x(id, fence), {streams.Quoted} as s "
            + $"where s.{streams[nameof(StreamRow.Id)].Quoted} = x.id and s.{streams[nameof(StreamRow.Fence)].Quoted} = x.fence and h.{handlers[nameof(StreamHandlerRow.Stream)].Quoted} = x.id";
    }

    private static string AddHandlers(OmsTables tables)
    {
        var (handlers, streams) = (tables.StreamHandlers, tables.Streams);
        var numbers = string.Join(", ", Enumerable.Range(1, handlers.Columns.Count + 1).Select(number => $"${number}"));
        return $"insert into {handlers.Quoted} ({handlers.List()}) select {handlers.List("x.")} from unnest({numbers}) as x({handlers.List()}, held) "
            + $"join {streams.Quoted} as s on s.{streams[nameof(StreamRow.Id)].Quoted} = x.{handlers[nameof(StreamHandlerRow.Stream)].Quoted} and s.{streams[nameof(StreamRow.Fence)].Quoted} = x.held";
    }

    private static string SettleItems(Table<WorkRow> work)
    {
        string Of(string property) => work[property].Quoted;
        var (id, state) = (Of(nameof(WorkRow.Id)), Of(nameof(WorkRow.State)));
        string Pending(string property, string value) => $"{Of(property)} = case when t.{state} = 0 then {value} else t.{Of(property)} end";
        return $"""
            with x as (
              select w.{id}, x.due, x.note from unnest($1, $2, $3, $4, $5) as x(id, tenant, fence, due, note)
              join {work.Quoted} as w on w.{id} = x.id and w.{Of(nameof(WorkRow.Tenant))} is not distinct from x.tenant and w.{Of(nameof(WorkRow.Fence))} = x.fence
              order by w.{id} for update of w)
            update {work.Quoted} as t
            set {Pending(nameof(WorkRow.LeaseOwner), "null")}, {Pending(nameof(WorkRow.LeaseUntil), "null")},
              {Pending(nameof(WorkRow.DueAt), "x.due")}, {Pending(nameof(WorkRow.Note), "x.note")}
            from x where t.{id} = x.{id} returning 1
            """;
    }
}
