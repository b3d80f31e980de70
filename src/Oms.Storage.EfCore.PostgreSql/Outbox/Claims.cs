using Npgsql;
using NpgsqlTypes;
using Oms.Storage.EfCore.PostgreSql.Database;
using Oms.Storage.EfCore.PostgreSql.Statements;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Outbox;

/// <summary>Gives work away under a lease in one round trip: rows that somebody else takes just now are skipped. Leases run by the database's clock. Thread-safe.</summary>
internal sealed class Claims
{
    private readonly NpgsqlDataSource _source;
    private readonly OmsTables _tables;
    private readonly string _streams;
    private readonly string _items;

    public Claims(NpgsqlDataSource source, OmsTables tables)
    {
        _source = source;
        _tables = tables;
        _streams = Streams(tables);
        _items = Items(tables.Work);
    }

    public async ValueTask<ClaimedWork> RunAsync(ClaimRequest request, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = new NpgsqlCommand(request.Streams ? _streams : _items, connection);
            await using (command.ConfigureAwait(false))
            {
                Fill(command.Parameters, request);
                var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    return request.Streams
                        ? new ClaimedWork { Streams = await StreamsAsync(reader, cancellationToken).ConfigureAwait(false) }
                        : new ClaimedWork { Items = await ItemsAsync(reader, cancellationToken).ConfigureAwait(false) };
                }
            }
        }
    }

    private static void Fill(NpgsqlParameterCollection parameters, ClaimRequest request)
    {
        parameters.Add(Number(request.Now.ToUnixTimeTicks() / 10));
        parameters.Add(Number((long)(request.Lease.TotalMilliseconds * 1000)));
        parameters.Add(Number(request.Max));
        parameters.Add(new NpgsqlParameter<string> { TypedValue = request.Owner, NpgsqlDbType = NpgsqlDbType.Text });
        if (request.Streams)
        {
            parameters.Add(Number(request.MaxEvents));
        }
    }

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bigint };

    // A row is a stream with one of its events, or with none; its handlers' rows come as arrays.
    private async ValueTask<List<ClaimedStream>> StreamsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var claimed = new List<ClaimedStream>();
        var source = new RowSource();
        var (handlersAt, eventsAt) = (_tables.Streams.Columns.Count, _tables.Streams.Columns.Count + HandlerArrays.Columns.Length);
        List<StoredEvent> events = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = _tables.Streams.Read(source.From(reader));
            if (claimed.Count == 0 || claimed[^1].State.Stream.Id != row.Id)
            {
                events = [];
                claimed.Add(new ClaimedStream(new TenantId(row.Tenant), OutboxRows.Value(row, HandlerArrays.Read(reader, handlersAt, row)), row.Fence, events));
            }

            if (!reader.IsDBNull(eventsAt))
            {
                events.Add(OutboxRows.Value(_tables.Events.Read(source.From(reader, eventsAt))));
            }
        }

        return claimed;
    }

    private async ValueTask<List<ClaimedItem>> ItemsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var claimed = new List<ClaimedItem>();
        var source = new RowSource();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var row = _tables.Work.Read(source.From(reader));
            claimed.Add(new ClaimedItem(new TenantId(row.Tenant), OutboxRows.Value(row), row.Fence));
        }

        return claimed;
    }

    private static string Streams(OmsTables tables)
    {
        var (streams, handlers, events) = (tables.Streams, tables.StreamHandlers, tables.Events);
        string Of(string property) => streams[property].Quoted;
        var (id, due) = (Of(nameof(StreamRow.Id)), Of(nameof(StreamRow.DueAt)));
        string Handler(string property) => "h." + handlers[property].Quoted;
        var (stream, sequence) = (events[nameof(EventRow.Stream)].Quoted, events[nameof(EventRow.Sequence)].Quoted);
        return $"""
            with now as materialized (select {PostgreSqlDatabase.Clock} as at),
            due as (
              select s.{id} as id, now.at from {streams.Quoted} as s cross join now
              where s.{due} <= $1 and (s.{Of(nameof(StreamRow.LeaseUntil))} is null or s.{Of(nameof(StreamRow.LeaseUntil))} <= now.at)
              order by s.{due}, s.{id} limit $3 for update of s skip locked),
            c as (
              update {streams.Quoted} as s
              set {Of(nameof(StreamRow.LeaseOwner))} = $4, {Of(nameof(StreamRow.LeaseUntil))} = due.at + $2, {Of(nameof(StreamRow.Fence))} = s.{Of(nameof(StreamRow.Fence))} + 1
              from due where s.{id} = due.id returning {streams.List("s.")})
            select {streams.List("c.")}, {string.Join(", ", HandlerArrays.Columns.Select(column => "h." + column))}, {events.List("e.")}
            from c
            left join lateral (
              select {string.Join(", ", HandlerArrays.Columns.Zip(HandlerArrays.Properties, (name, property) => $"array_agg({Handler(property)} order by {Handler(nameof(StreamHandlerRow.Handler))}) as {name}"))},
                min({Handler(nameof(StreamHandlerRow.Position))}) filter (where {Handler(nameof(StreamHandlerRow.DueAt))} <= $1) as behind
              from {handlers.Quoted} as h where {Handler(nameof(StreamHandlerRow.Stream))} = c.{id}) as h on true
            left join lateral (
              select * from {events.Quoted} as e where e.{stream} = c.{id} and e.{sequence} > least(c.{Of(nameof(StreamRow.Position))}, h.behind)
              order by e.{sequence} limit $5) as e on true
            order by c.{due}, c.{id}, e.{sequence}
            """;
    }

    private static string Items(Table<WorkRow> work)
    {
        string Of(string property) => work[property].Quoted;
        var (id, due, until) = (Of(nameof(WorkRow.Id)), Of(nameof(WorkRow.DueAt)), Of(nameof(WorkRow.LeaseUntil)));
        return $"""
            with now as materialized (select {PostgreSqlDatabase.Clock} as at),
            due as (
              select w.{id} as id, now.at from {work.Quoted} as w cross join now
              where w.{Of(nameof(WorkRow.State))} = 0 and w.{due} <= $1 and (w.{until} is null or w.{until} <= now.at)
              order by w.{due}, w.{id} limit $3 for update of w skip locked),
            c as (
              update {work.Quoted} as w
              set {Of(nameof(WorkRow.LeaseOwner))} = $4, {until} = due.at + $2, {Of(nameof(WorkRow.Fence))} = w.{Of(nameof(WorkRow.Fence))} + 1,
                {Of(nameof(WorkRow.Attempts))} = w.{Of(nameof(WorkRow.Attempts))} + 1
              from due where w.{id} = due.id returning {work.List("w.")})
            select {work.List("c.")} from c order by c.{due}, c.{id}
            """;
    }
}
