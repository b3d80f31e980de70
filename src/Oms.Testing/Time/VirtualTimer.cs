using NodaTime;

namespace Oms.Testing.Time;

/// <summary>A timer that fires when virtual time passes it.</summary>
internal sealed class VirtualTimer(VirtualTime time, TimerCallback callback, object? state, long no) : ITimer
{
    // A periodic timer of zero would fire forever within one moment.
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromTicks(1);

    public long No => no;

    public Instant? Due { get; set; }

    public Duration? Period { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        Period = period > TimeSpan.Zero ? Duration.FromTimeSpan(period < ShortestPeriod ? ShortestPeriod : period) : null;
        time.Set(this, dueTime < TimeSpan.Zero ? null : time.Now + Duration.FromTimeSpan(dueTime));
        if (dueTime == TimeSpan.Zero)
        {
            time.Advance(Duration.Zero);
        }

        return true;
    }

    public void Fire() => callback(state);

    public void Dispose() => time.Set(this, null);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
