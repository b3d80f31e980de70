using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Oms.Channels;
using Oms.Definitions;
using Oms.Engine;
using Oms.Events;
using Oms.Inventory;
using Oms.Orders;
using Oms.Orders.Ruling;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Benchmarks.Micro;

/// <summary>The engine's parts with an order of three lines to work on: no store, no clock, nothing that waits.</summary>
internal sealed class Bench
{
    private static readonly OrderId Id = new(Guid.Parse("0197a000-0000-7000-8000-000000000001"));
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 0);

    private readonly ServiceProvider _services = new ServiceCollection().AddOrderManagement(oms => oms.UseInMemory()).BuildServiceProvider();
    private readonly Placement _placement;
    private readonly ChannelProfile _profile;
    private readonly View _view;

    public Bench()
    {
        _placement = _services.GetRequiredService<Placement>();
        _profile = _services.GetRequiredService<ProfileCatalog>().Of(ChannelCode.Direct);
        _view = new View(TenantId.Default, Actor.System, _services.GetRequiredService<IOmsStore>(), Enlisted: false);
        Codec = _services.GetRequiredService<EventCodec>();
        Lifecycle = _services.GetRequiredService<WorkflowCatalog>().Newest("default", DefinitionSet.None);
        Changes = Build();
        Order = ((PutOrder)Changes.Puts[0]).After;
        Confirmed = Order with { State = Lifecycle.Fire(Order, WorkflowTriggers.Confirmed, Now)!.Name };
        Facts = [.. Changes.Events.Select(record => (OrderEvent)Codec.Decode(Stored(record)))];
    }

    /// <summary>Plenty of every SKU at three locations.</summary>
    public static StockFacts Stock { get; } = new(
        new StockView
        {
            Items = [.. Enumerable.Range(0, 3).Select(i => new Item { Sku = new Sku(Shops.Shop.Sku(i)) })],
            Positions =
            [
                .. from i in Enumerable.Range(0, 3)
                from location in Shops.Shop.Locations
                select new StockPosition { Sku = new Sku(Shops.Shop.Sku(i)), Location = new LocationCode(location), Sellable = 1000 },
            ],
        },
        new Network([.. Shops.Shop.Locations.Select((code, i) => new Location { Code = new LocationCode(code), Priority = i + 1 })], DefinitionSet.None, Loads: []),
        Fresh: true);

    public PlaceOrder Command { get; } = new()
    {
        Key = "client-001-00000001",
        Currency = new Currency("GBP"),
        Lines = [.. Enumerable.Range(0, 3).Select(i => new PlaceLine { Sku = new Sku(Shops.Shop.Sku(i)), Quantity = 1, Price = 9.99m })],
    };

    public EventCodec Codec { get; }

    public OrderLifecycle Lifecycle { get; }

    public ChangeSet Changes { get; }

    public Order Order { get; }

    public Order Confirmed { get; }

    public ImmutableArray<OrderEvent> Facts { get; }

    public OrderDraft Decide() => _placement.Decide(Command, Id, _profile, Stock, null, new RuleInput(DefinitionSet.None, "system:host", null, Stock), new Attempt(1, Fingerprint.Of(Command)), Now);

    public ChangeSet Build() => Decide().Build(_view, Command, Id.Value, Fingerprint.Of(Command), Codec);

    private static StoredEvent Stored(EventRecord record) => new()
    {
        Stream = record.Stream,
        Sequence = record.Sequence,
        Type = record.Type,
        Schema = 1,
        Payload = record.Payload,
        At = Now,
        Actor = "system",
        CommitId = Id.Value,
    };
}
