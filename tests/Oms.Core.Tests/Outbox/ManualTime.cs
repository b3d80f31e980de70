using NodaTime;

namespace Oms.Core.Tests.Outbox;

/// <summary>Time that stands still until a test moves it; timers ring as it passes them.</summary>
internal sealed class ManualTime : TimeProvider, IClock
{
    private readonly Lock _gate = new();
    private readonly List<Ring> _rings = [];
    private Instant _now = Instant.FromUtc(2026, 3, 2, 9, 0);

    public Instant Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    /// <summary>How many timers wait.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _rings.Count;
            }
        }
    }

    public override long TimestampFrequency => 10_000_000;

    public Instant GetCurrentInstant() => Now;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();

    public override long GetTimestamp() => Now.ToUnixTimeTicks();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var ring = new Ring(this, callback, state);
        ring.Change(dueTime, period);
        return ring;
    }

    public void Advance(Duration by)
    {
        var end = Now + by;
        while (true)
        {
            Ring? next;
            lock (_gate)
            {
                next = _rings.Where(ring => ring.Due <= end).MinBy(ring => ring.Due);
                _now = next is null ? end : Instant.Max(_now, next.Due);
                if (next is not null)
                {
                    _rings.Remove(next);
                }
            }

            if (next is null)
            {
                return;
            }

            next.Sound();
        }
    }

    private sealed class Ring(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public Instant Due { get; private set; }

        public void Sound() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._rings.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._now + Duration.FromTimeSpan(dueTime);
                    time._rings.Add(this);
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                time._rings.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
