using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Definitions;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>What changes seldom and every choice of locations needs.</summary>
/// <param name="Locations">All locations.</param>
/// <param name="Definitions">Sourcing policies and rule sets in force.</param>
/// <param name="Loads">Orders in hand, at locations with a capacity.</param>
internal sealed record Network(IReadOnlyList<Location> Locations, DefinitionSet Definitions, IReadOnlyList<LocationLoad> Loads);

/// <summary>Reads the network of locations and remembers it for a moment (<see cref="OmsOptions.LocationAge"/>). Thread-safe.</summary>
internal sealed class NetworkReader(IOptions<OmsOptions> options, IClock clock, DefinitionLibrary library)
{
    private readonly ConcurrentDictionary<TenantId, Known> _known = new();

    public ValueTask<Network> ReadAsync(View view, CancellationToken cancellationToken) =>
        !view.Enlisted && _known.TryGetValue(view.Tenant, out var known) && IsYoung(known, clock.NowFloored())
            ? ValueTask.FromResult(known.Network)
            : ReadAfreshAsync(view, cancellationToken);

    public void Forget(TenantId tenant)
    {
        if (_known.TryGetValue(tenant, out var known))
        {
            _known[tenant] = known with { ReadAt = Instant.MinValue };
        }
    }

    private async ValueTask<Network> ReadAfreshAsync(View view, CancellationToken cancellationToken)
    {
        var now = clock.NowFloored();
        var locations = await view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), cancellationToken).ConfigureAwait(false);
        var inForce = await library.InForceAsync(view.Store, view.Tenant, now, _known.GetValueOrDefault(view.Tenant)?.Network.Definitions, cancellationToken).ConfigureAwait(false);
        var network = new Network(locations, inForce, await LoadsAsync(view, locations, cancellationToken).ConfigureAwait(false));
        if (!view.Enlisted)
        {
            _known[view.Tenant] = new Known(network, now);
        }

        return network;
    }

    // What is published for a moment is in force at that moment, not a little later.
    private bool IsYoung(Known known, Instant now) => now - known.ReadAt <= options.Value.LocationAge && now < known.Network.Definitions.Until;

    // Only where anybody limits it.
    private static ValueTask<IReadOnlyList<LocationLoad>> LoadsAsync(View view, IReadOnlyList<Location> locations, CancellationToken cancellationToken)
    {
        LocationCode[] limited = [.. locations.Where(location => location.DailyCapacity is not null).Select(location => location.Code)];
        return limited.Length == 0
            ? ValueTask.FromResult<IReadOnlyList<LocationLoad>>([])
            : view.Store.ReadAsync(new StoreRead.Workload(view.Tenant, limited), cancellationToken);
    }

    private sealed record Known(Network Network, Instant ReadAt);
}
