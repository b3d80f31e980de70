using System.Diagnostics;

namespace Oms.Benchmarks.Runs;

/// <summary>What clients got done in a slice of time.</summary>
/// <param name="Count">Units of work that were finished.</param>
/// <param name="Seconds">How long the slice was.</param>
/// <param name="P50">Median of a unit's time, in microseconds.</param>
/// <param name="Bytes">Managed memory that was allocated meanwhile, by the whole process.</param>
/// <param name="Processor">Processor time of this process, in seconds; a database server's is not in it.</param>
internal readonly record struct Slice(long Count, double Seconds, double P50, long Bytes, double Processor)
{
    public double Rate => Count / Seconds;

    /// <summary>Processor time a unit, in microseconds.</summary>
    public double ProcessorEach => Processor * 1e6 / Count;

    /// <summary>Lets clients repeat a unit of work until the time is over.</summary>
    public static async Task<Slice> RunAsync(IReadOnlyList<Client> clients, double seconds, Func<Client, Task> work)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        var until = began + (long)(seconds * Stopwatch.Frequency);
        var times = await Task.WhenAll(clients.Select(client => Task.Run(() => RepeatAsync(client, until, work))));
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        var all = times.SelectMany(list => list).Order().ToList();
        return new Slice(all.Count, elapsed, all.Count == 0 ? 0 : all[all.Count / 2] * 1e6 / Stopwatch.Frequency, bytes, used);
    }

    private static async Task<List<long>> RepeatAsync(Client client, long until, Func<Client, Task> work)
    {
        var times = new List<long>(capacity: 1 << 12);
        for (var before = Stopwatch.GetTimestamp(); before < until;)
        {
            await work(client);
            var after = Stopwatch.GetTimestamp();
            times.Add(after - before);
            before = after;
        }

        return times;
    }
}

/// <summary>A caller with a source of chance of its own.</summary>
internal sealed class Client(int number)
{
    private int _orders;

    public Random Random { get; } = new(number);

    /// <summary>A new operation key.</summary>
    public string NextKey() => $"client-{number:D3}-{_orders++:D8}";

    public static IReadOnlyList<Client> Many(int count) => [.. Enumerable.Range(1, count).Select(number => new Client(number))];
}
