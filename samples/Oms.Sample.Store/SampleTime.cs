using NodaTime;

namespace Oms.Sample.Store;

/// <summary>Virtual time: the real one, plus what the sample has skipped. The engine's clock, timers and calendars follow it.</summary>
internal sealed class SampleTime : TimeProvider
{
    private long _skippedTicks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Volatile.Read(ref _skippedTicks));

    public void Skip(Duration duration) => Interlocked.Add(ref _skippedTicks, (long)duration.TotalTicks);
}
