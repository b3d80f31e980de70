using NodaTime;
using Oms.Ids;
using Oms.Outbox;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>A node's clock: the world's, off by the node's skew. Timers die with the node.</summary>
internal sealed class NodeTime(Timeline timeline, Node? node, Duration skew) : TimeProvider, IClock
{
    public override long TimestampFrequency => 1_000_000;

    public override DateTimeOffset GetUtcNow() => GetCurrentInstant().ToDateTimeOffset();

    public override long GetTimestamp() => timeline.Now;

    public Instant GetCurrentInstant() => timeline.Instant + skew;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new NodeTimer(timeline, node, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Fires once a change; the engine has no periodic ones.</summary>
    private sealed class NodeTimer(Timeline timeline, Node? node, TimerCallback callback, object? state) : ITimer
    {
        private int _change;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var mine = ++_change;
            if (dueTime >= TimeSpan.Zero)
            {
                timeline.After(dueTime.Ticks / 10, node, () =>
                {
                    if (mine == _change)
                    {
                        callback(state);
                    }
                });
            }

            return true;
        }

        public void Dispose() => _change++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>A node's chance, drawn from the world's.</summary>
internal sealed class NodeChance(Chance chance) : IRandomSource
{
    public void Fill(Span<byte> bytes)
    {
        Span<byte> drawn = stackalloc byte[sizeof(ulong)];
        for (var i = 0; i < bytes.Length; i += sizeof(ulong))
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(drawn, chance.Next());
            drawn[..Math.Min(sizeof(ulong), bytes.Length - i)].CopyTo(bytes[i..]);
        }
    }
}

/// <summary>What runs beside a pass begins on the world's own thread, like everything else.</summary>
internal sealed class InlineSideWork : ISideWork
{
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => await work().ConfigureAwait(false);
}
