using Npgsql;

namespace Oms.Benchmarks.Floors;

/// <summary>
/// The bare loop behind an outbox: claim streams that are due, read their events, mark them as done. Each worker has a connection of its own; a
/// stream is one worker's at a time, and its events are read in order.
/// </summary>
internal sealed class ClaimLoop(NpgsqlDataSource source, int batch)
{
    private const string Claim = """
        with due as (select id from oms.streams where due_at <= $1 and (lease_until is null or lease_until <= $1) order by due_at, id limit $2 for update skip locked),
        c as (update oms.streams as s set lease_owner = $3, lease_until = $1 + 60000000, fence = s.fence + 1 from due where s.id = due.id returning s.id, s.position, s.due_at)
        select c.id, e.sequence, e.type, e.payload from c join oms.events as e on e.stream = c.id and e.sequence > c.position order by c.due_at, c.id, e.sequence
        """;

    private const string Mark = """
        update oms.streams as s set position = x.position, lease_owner = null, lease_until = null, due_at = null
        from unnest($1, $2) as x(id, position) where s.id = x.id
        """;

    /// <summary>Works until nothing is due.</summary>
    /// <returns>How many events were read and marked.</returns>
    public async Task<long> RunAsync(int workers, long now) => (await Task.WhenAll(Enumerable.Range(0, workers).Select(worker => Task.Run(() => WorkAsync($"floor-{worker}", now))))).Sum();

    private async Task<long> WorkAsync(string owner, long now)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var claim = new NpgsqlCommand(Claim, connection) { Parameters = { new() { Value = now }, new() { Value = batch }, new() { Value = owner } } };
        List<Guid> ids = [];
        List<long> positions = [];
        await using var mark = new NpgsqlCommand(Mark, connection) { Parameters = { new NpgsqlParameter<List<Guid>> { TypedValue = ids }, new NpgsqlParameter<List<long>> { TypedValue = positions } } };
        await claim.PrepareAsync();
        await mark.PrepareAsync();
        var events = 0L;
        do
        {
            ids.Clear();
            positions.Clear();
            await using (var reader = await claim.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                {
                    events++;
                    var (id, sequence) = (reader.GetGuid(0), reader.GetInt64(1));
                    _ = reader.GetString(2);
                    _ = reader.GetString(3);
                    if (ids.Count > 0 && ids[^1] == id)
                    {
                        positions[^1] = sequence;
                    }
                    else
                    {
                        ids.Add(id);
                        positions.Add(sequence);
                    }
                }
            }

            if (ids.Count > 0)
            {
                await mark.ExecuteNonQueryAsync();
            }
        }
        while (ids.Count > 0);

        return events;
    }
}
