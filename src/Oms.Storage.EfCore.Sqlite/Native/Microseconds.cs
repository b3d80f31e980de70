using NodaTime;

namespace Oms.Storage.EfCore.Sqlite.Native;

/// <summary>Instants as the columns hold them.</summary>
internal static class Microseconds
{
    private const long TicksPerMicrosecond = 10;

    public static long Of(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return ticks >= 0 ? ticks / TicksPerMicrosecond : -((TicksPerMicrosecond - 1 - ticks) / TicksPerMicrosecond);
    }
}
