using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Recordings;

namespace Oms.Benchmarks.Runs;

/// <summary>Holds ours and the floors to the same rows: every table must have grown by what the recording says, for each order.</summary>
internal static class Growth
{
    public static async Task<IReadOnlyDictionary<TableShape, long>> CountAsync(BenchDatabase database, Recording recording)
    {
        await using var connection = await database.OpenAsync();
        var counts = new Dictionary<TableShape, long>();
        foreach (var table in recording.Tables)
        {
            counts[table] = await Catalog.CountAsync(connection, table);
        }

        return counts;
    }

    /// <exception cref="InvalidOperationException">A table has other rows.</exception>
    public static async Task CheckAsync(BenchDatabase database, Recording recording, IReadOnlyDictionary<TableShape, long> before, long orders)
    {
        foreach (var (table, count) in await CountAsync(database, recording))
        {
            var expected = orders * recording.Growth(table);
            if (count - before[table] != expected)
            {
                throw new InvalidOperationException($"{table.Name} grew by {count - before[table]} rows; {orders} orders should have made it {expected}.");
            }
        }
    }
}
