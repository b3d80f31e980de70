using NodaTime;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Floors;
using Oms.Benchmarks.Recordings;
using Oms.Benchmarks.Shops;
using Oms.Ids;

namespace Oms.Benchmarks.Runs;

/// <summary>Clients of a floor: they repeat a recording, each time for another order.</summary>
internal sealed class FloorClients(BenchDatabase database, Recording recording, Journey journey, IFloor floor, SkuDraw draw, int clients) : IAsyncDisposable
{
    private readonly IReadOnlyList<Client> _clients = Client.Many(clients);
    private readonly UuidV7Generator _ids = new(SystemClock.Instance, new SystemRandomSource());
    private readonly OrderNumbers _numbers = new(new Scattered(), SystemClock.Instance);

    /// <summary>Orders so far, for the count at the end.</summary>
    public long Orders { get; private set; }

    public async Task<Slice> RunAsync(double seconds)
    {
        var slice = await Slice.RunAsync(_clients, seconds, WalkAsync);
        Orders += slice.Count;
        return slice;
    }

    /// <summary>Whether each table grew by what the orders wrote.</summary>
    public Task CheckAsync(IReadOnlyDictionary<TableShape, long> before) => Growth.CheckAsync(database, recording, before, Orders);

    public ValueTask DisposeAsync() => floor.DisposeAsync();

    private async Task WalkAsync(Client client)
    {
        var key = client.NextKey();
        var order = FloorOrder.New(recording, _ids, _numbers, key, draw.Next(client.Random));
        for (var step = 0; step < recording.Steps.Count; step++)
        {
            order.Key = journey.KeyOf(key, step);
            order.Now = SystemClock.Instance.GetCurrentInstant().ToUnixTimeTicks() / 10;
            await floor.CommitAsync(order, step);
        }
    }

    /// <summary>Chance that never repeats itself within a run: a floor has nobody who would draw again.</summary>
    private sealed class Scattered : IRandomSource
    {
        private const int Odd = 0x9E3779;
        private int _last;

        public void Fill(Span<byte> bytes)
        {
            var next = unchecked(Interlocked.Increment(ref _last) * Odd);
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = unchecked((byte)(next >> (8 * i)));
            }
        }
    }
}
