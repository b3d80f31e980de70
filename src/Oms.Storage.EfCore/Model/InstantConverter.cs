using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Oms.Storage.EfCore.Model;

/// <summary>Instants as UTC microseconds since 1970; what is finer is cut off.</summary>
internal sealed class InstantConverter() : ValueConverter<Instant, long>(instant => ToMicroseconds(instant), microseconds => FromMicroseconds(microseconds))
{
    private const long TicksPerMicrosecond = 10;

    public static long ToMicroseconds(Instant instant)
    {
        var ticks = instant.ToUnixTimeTicks();
        return ticks >= 0 ? ticks / TicksPerMicrosecond : -((TicksPerMicrosecond - 1 - ticks) / TicksPerMicrosecond);
    }

    public static Instant FromMicroseconds(long microseconds) => Instant.FromUnixTimeTicks(microseconds * TicksPerMicrosecond);
}
