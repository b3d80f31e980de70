using NodaTime;
using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;
using Oms.Storage.Judging;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>A suite that a store must pass. A test has a database, ids and a business time of its own; nothing depends on the machine's date.</summary>
public abstract class StoreSuite : IAsyncLifetime
{
    private readonly StoreFixture _fixture;
    private readonly List<IOmsStore> _opened = [];

    /// <summary>A suite over a provider.</summary>
    protected StoreSuite(StoreFixture fixture) => _fixture = fixture;

    /// <summary>The store under test.</summary>
    protected IOmsStore Store { get; private set; } = null!;

    /// <summary>Makes ids and samples.</summary>
    protected Samples Make { get; } = new();

    /// <summary>The provider.</summary>
    protected StoreFixture Fixture => _fixture;

    /// <summary>The running test's token.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Store = await _fixture.OpenAsync(Token);
        _opened.Add(Store);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var store in _opened)
        {
            await store.DisposeAsync();
        }

        await _fixture.DisposeAsync();
    }

    /// <summary>Opens the database as another process would; see <see cref="StoreFixture.ReopenAsync"/>.</summary>
    protected async Task<IOmsStore> ReopenAsync()
    {
        var store = await _fixture.ReopenAsync(Store, Token);
        if (!_opened.Contains(store))
        {
            _opened.Add(store);
        }

        return store;
    }

    /// <summary>
    /// Goes on with the database opened again. A store may learn from what it refuses and take more care for a while; one that was just opened has
    /// nothing to learn from.
    /// </summary>
    protected async Task StartAgainAsync() => Store = await ReopenAsync();

    /// <summary>Commits and returns what it came to.</summary>
    protected Task<CommitOutcome> OutcomeAsync(ChangeSet changes) => Store.CommitAsync(changes, Token).AsTask();

    /// <summary>Commits, and fails the test where it came to anything else.</summary>
    protected async Task<CommitResult> CommitAsync(ChangeSet changes) =>
        Assert.IsType<CommitOutcome.Committed>(await Store.CommitAsync(changes, Token)).Result;

    /// <summary>Commits from many callers at once.</summary>
    protected async Task<CommitOutcome[]> AtOnceAsync(IEnumerable<ChangeSet> changes) =>
        await Task.WhenAll(changes.ToList().Select(set => Task.Run(() => OutcomeAsync(set), Token)));

    /// <summary>Reads an order.</summary>
    protected Task<Order?> OrderAsync(OrderId id) => Store.ReadAsync(new StoreRead.OrderById(Make.Tenant, id), Token).AsTask();

    /// <summary>Reads a stream's events, from the first.</summary>
    protected Task<IReadOnlyList<StoredEvent>> EventsAsync(StreamId stream) => Store.ReadAsync(new StoreRead.EventsOf(Make.Tenant, stream, 0, 1000), Token).AsTask();

    /// <summary>Reads a stream's head.</summary>
    protected Task<StreamState?> HeadAsync(StreamId stream) => Store.ReadAsync(new StoreRead.StreamHead(Make.Tenant, stream), Token).AsTask();

    /// <summary>Reads what is known of an operation.</summary>
    protected Task<KnownOperation?> OperationAsync(string id) => Store.ReadAsync(new StoreRead.OperationById(Make.Tenant, id), Token).AsTask();

    /// <summary>Reads one position; a missing one has counters of 0.</summary>
    protected async Task<StockPosition> PositionAsync(string sku, string location = Samples.Here, Instant? at = null)
    {
        var view = await Store.ReadAsync(new StoreRead.Stock(Make.Tenant, [new Sku(sku)], at ?? Samples.Noon), Token);
        var code = new LocationCode(location);
        return view.Positions.SingleOrDefault(position => position.Location == code) ?? new StockPosition { Sku = new Sku(sku), Location = code };
    }

    /// <summary>Reads all pages of a list.</summary>
    protected async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, StoreQuery<T>> query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var all = new List<T>();
        for (string? cursor = null; ;)
        {
            var page = await Store.QueryAsync(query(cursor), Token);
            all.AddRange(page.Items);
            cursor = page.Next;
            if (cursor is null)
            {
                return all;
            }
        }
    }
}
