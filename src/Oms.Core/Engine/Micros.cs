using NodaTime;

namespace Oms.Engine;

/// <summary>Instants are stored as microseconds; what is finer is cut off before it enters a decision, so that what is stored equals what was folded.</summary>
internal static class Micros
{
    private const long TicksPerMicrosecond = 10;

    public static Instant Floor(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        var excess = ticks % TicksPerMicrosecond;
        return Instant.FromUnixTimeTicks(ticks - (excess < 0 ? excess + TicksPerMicrosecond : excess));
    }

    public static Instant NowFloored(this IClock clock) => Floor(clock.GetCurrentInstant());
}
