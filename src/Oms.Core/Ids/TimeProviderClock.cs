using NodaTime;

namespace Oms.Ids;

/// <summary>NodaTime's clock over the host's one <see cref="TimeProvider"/>, so that virtual time moves both.</summary>
internal sealed class TimeProviderClock(TimeProvider time) : IClock
{
    public Instant GetCurrentInstant() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
