using NodaTime;
using NodaTime.Testing;

namespace Oms.Testing.Time;

/// <summary>
/// A <see cref="TimeProvider"/> over NodaTime's <see cref="FakeClock"/>: one moment for clocks, timers, delays and leases. It stands still until
/// somebody moves it. Thread-safe.
/// </summary>
public sealed class VirtualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<VirtualTimer> _timers = [];
    private long _made;

    /// <summary>Time that begins at a moment.</summary>
    public VirtualTime(Instant start) => Clock = new FakeClock(start);

    /// <summary>The clock. Moved directly, it fires no timers before <see cref="Advance"/> is called.</summary>
    public FakeClock Clock { get; }

    /// <inheritdoc/>
    public override long TimestampFrequency => NodaConstants.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Clock.GetCurrentInstant().ToDateTimeOffset();

    /// <inheritdoc/>
    public override long GetTimestamp() => Clock.GetCurrentInstant().ToUnixTimeTicks();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state, Interlocked.Increment(ref _made));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time forward. Timers fire in the order they fall due, each at its own moment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Time does not go backwards.</exception>
    public void Advance(Duration by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, Duration.Zero);
        var end = Clock.GetCurrentInstant() + by;
        while (Next(end) is { } timer)
        {
            timer.Fire();
        }

        Clock.Reset(Instant.Max(end, Clock.GetCurrentInstant()));
    }

    internal Instant Now => Clock.GetCurrentInstant();

    internal void Set(VirtualTimer timer, Instant? due)
    {
        lock (_gate)
        {
            timer.Due = due;
            _timers.Remove(timer);
            if (due is not null)
            {
                _timers.Add(timer);
            }
        }
    }

    private VirtualTimer? Next(Instant end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).OrderBy(timer => timer.Due).ThenBy(timer => timer.No).FirstOrDefault();
            if (next?.Due is { } due)
            {
                Clock.Reset(Instant.Max(due, Clock.GetCurrentInstant()));
                next.Due = next.Period is { } period ? due + period : null;
                if (next.Due is null)
                {
                    _timers.Remove(next);
                }
            }

            return next;
        }
    }
}
