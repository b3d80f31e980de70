using System.Runtime.CompilerServices;
using Oms.Inventory;
using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>Reads stock for decisions; where the host allows it, remembers figures for a moment as a hint. Thread-safe.</summary>
internal sealed class StockReader(IOptions<OmsOptions> options, IClock clock, PolicyReader policies)
{
    private const int MostHints = 200_000;

    private readonly ConcurrentDictionary<(TenantId, Sku), Hint> _hints = new();
    private readonly ConcurrentDictionary<TenantId, Places> _places = new();
    private readonly ConcurrentDictionary<TenantId, Workloads> _loads = new();
    private long _remembered;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<StockFacts> GatherAsync(View view, IReadOnlyList<Sku> skus, bool mayUseHints, CancellationToken cancellationToken)
    {
        var locations = await LocationsAsync(view, cancellationToken).ConfigureAwait(false);
        var inForce = await policies.InForceAsync(view, cancellationToken).ConfigureAwait(false);
        var loads = await LoadsAsync(view, locations, cancellationToken).ConfigureAwait(false);
        var age = options.Value.StockHintAge;
        var now = clock.NowFloored();
        if (age > Duration.Zero && mayUseHints && !view.Enlisted && Remembered(view.Tenant, skus, now - age) is { } remembered)
        {
            return new StockFacts(remembered, locations, inForce, loads, Fresh: false);
        }

        var read = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, skus, now), cancellationToken).ConfigureAwait(false);
        if (age > Duration.Zero && !view.Enlisted)
        {
            Remember(view.Tenant, skus, read, now);
        }

        return new StockFacts(read, locations, inForce, loads, Fresh: true);
    }

    public async ValueTask<IReadOnlyList<Location>> LocationsAsync(View view, CancellationToken cancellationToken)
    {
        var now = clock.NowFloored();
        if (!view.Enlisted && _places.TryGetValue(view.Tenant, out var places) && now - places.ReadAt <= options.Value.LocationAge)
        {
            return places.Locations;
        }

        var locations = await view.Store.ReadAsync(new StoreRead.Locations(view.Tenant), cancellationToken).ConfigureAwait(false);
        if (!view.Enlisted)
        {
            _places[view.Tenant] = new Places(locations, now);
        }

        return locations;
    }

    /// <summary>Work in hand, where anybody limits it; remembered as long as locations are.</summary>
    private async ValueTask<IReadOnlyList<LocationLoad>> LoadsAsync(View view, IReadOnlyList<Location> locations, CancellationToken cancellationToken)
    {
        var limited = false;
        for (var i = 0; i < locations.Count; i++)
        {
            limited |= locations[i].DailyCapacity is not null;
        }

        if (!limited)
        {
            return [];
        }

        var now = clock.NowFloored();
        if (!view.Enlisted && _loads.TryGetValue(view.Tenant, out var known) && now - known.ReadAt <= options.Value.LocationAge)
        {
            return known.Loads;
        }

        LocationCode[] codes = [.. locations.Where(location => location.DailyCapacity is not null).Select(location => location.Code)];
        var loads = await view.Store.ReadAsync(new StoreRead.Workload(view.Tenant, codes), cancellationToken).ConfigureAwait(false);
        if (!view.Enlisted)
        {
            _loads[view.Tenant] = new Workloads(loads, now);
        }

        return loads;
    }

    public void ForgetLocations(TenantId tenant) => _places.TryRemove(tenant, out _);

    private StockView? Remembered(TenantId tenant, IReadOnlyList<Sku> skus, Instant notBefore)
    {
        var items = new List<Item>();
        var positions = new List<StockPosition>();
        foreach (var sku in skus)
        {
            if (!_hints.TryGetValue((tenant, sku), out var hint) || hint.ReadAt < notBefore)
            {
                return null;
            }

            positions.AddRange(hint.Positions);
            if (hint.Item is not null)
            {
                items.Add(hint.Item);
            }
        }

        return new StockView { Items = items, Positions = positions };
    }

    private void Remember(TenantId tenant, IReadOnlyList<Sku> skus, StockView view, Instant now)
    {
        // Counting the table itself would lock all of it.
        if (Interlocked.Add(ref _remembered, skus.Count) > MostHints)
        {
            _hints.Clear();
            Interlocked.Exchange(ref _remembered, 0);
        }

        foreach (var sku in skus)
        {
            var positions = view.Positions.Where(position => position.Sku == sku).ToArray();
            _hints[(tenant, sku)] = new Hint(view.Items.FirstOrDefault(item => item.Sku == sku), positions, now);
        }
    }

    private sealed record Hint(Item? Item, StockPosition[] Positions, Instant ReadAt);

    private sealed record Workloads(IReadOnlyList<LocationLoad> Loads, Instant ReadAt);

    private sealed record Places(IReadOnlyList<Location> Locations, Instant ReadAt);
}
