using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Oms.Testing;

/// <summary>Options of a test host.</summary>
public sealed class OmsTestHostOptions
{
    /// <summary>Where time begins.</summary>
    /// <value>1 January 2026, 00:00 UTC.</value>
    public Instant Start { get; set; } = Instant.FromUtc(2026, 1, 1, 0, 0);

    /// <summary>Seed of chance: ids, numbers, jitter.</summary>
    /// <value>1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>Adds the host's own services, before the engine's.</summary>
    public Action<IServiceCollection>? Services { get; set; }
}
