using System.Runtime.CompilerServices;
using Oms.Inventory;
using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Storage;

namespace Oms.Engine;

/// <summary>Reads stock for decisions, kits with all their parts; where the host allows it, remembers figures for a moment as a hint. Thread-safe.</summary>
internal sealed class StockReader(IOptions<OmsOptions> options, IClock clock, NetworkReader networks)
{
    private const int MostHints = 200_000;

    private readonly ConcurrentDictionary<(TenantId, Sku), Hint> _hints = new();
    private long _remembered;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<StockFacts> GatherAsync(View view, IReadOnlyList<Sku> skus, bool mayUseHints, CancellationToken cancellationToken)
    {
        var network = await networks.ReadAsync(view, cancellationToken).ConfigureAwait(false);
        for (var level = 0; ; level++)
        {
            var facts = await ReadAsync(view, skus, network, mayUseHints, cancellationToken).ConfigureAwait(false);
            var parts = Kits.Unread(facts.View.Items, skus);
            if (parts.Count == 0 || level == Kits.MostLevels)
            {
                return facts;
            }

            // All of it again, with the parts: what a decision sees is of one moment.
            skus = [.. skus, .. parts];
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<StockFacts> ReadAsync(View view, IReadOnlyList<Sku> skus, Network network, bool mayUseHints, CancellationToken cancellationToken)
    {
        var age = options.Value.StockHintAge;
        var now = clock.NowFloored();
        if (age > Duration.Zero && mayUseHints && !view.Enlisted && Remembered(view.Tenant, skus, now - age) is { } remembered)
        {
            return new StockFacts(remembered, network, Fresh: false);
        }

        var read = await view.Store.ReadAsync(new StoreRead.Stock(view.Tenant, skus, now), cancellationToken).ConfigureAwait(false);
        if (age > Duration.Zero && !view.Enlisted)
        {
            Remember(view.Tenant, skus, read, now);
        }

        return new StockFacts(read, network, Fresh: true);
    }

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
}
