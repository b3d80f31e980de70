using Oms.Conformance.Storage.Building;
using Oms.Documents;
using Oms.Orders;
using Oms.Storage;
using Xunit;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Conformance.Storage;

/// <summary>What is allowed at most goes through, and odd text is text.</summary>
public abstract class LimitsConformance : StoreSuite
{
    /// <summary>Quotes, wildcards, separators, escapes, line breaks, letters that are composed, astral or written from the right.</summary>
    private const string Odd = "x'\"`;--%_|\\/[]{}$1 :p\t\n\r é e\u0301 ß İı ☃ 🎁 שלום 中文 end";

    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected LimitsConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>An order with 1,000 lines, each allocated, released and demanded.</summary>
    [Fact]
    public async Task AThousandLines()
    {
        const int Lines = 1000;
        await CommitAsync(Make.Set() with { Reserves = [.. Enumerable.Range(1, Lines).Select(n => Received($"S{n}", 3))] });
        var order = OrderSamples.Derived(Make.Order() with
        {
            Lines = [.. Enumerable.Range(1, Lines).Select(n => OrderSamples.Line(n, $"S{n}", 3) with { Units = new Buckets { Allocated = 3 } })],
            Allocations = [.. Enumerable.Range(1, Lines).Select(n => new Allocation(n, new LocationCode(Samples.Here), 3))],
        });

        await CommitAsync(Make.Place(order) with { Reserves = [.. Enumerable.Range(1, Lines).Select(n => Demand($"S{n}", 3))] });

        Portrait.Equal(order, await OrderAsync(order.Id));
        Assert.Equal(0, (await PositionAsync("S1000")).Available);
        var released = OrderSamples.Derived(order with
        {
            Lines = [.. order.Lines.Select(line => line with { Units = new Buckets { Released = 3 } })],
            Allocations = [],
            FulfilmentOrders = [new() { Id = Make.Ids.Next(), Location = new LocationCode(Samples.Here), Lines = [.. Enumerable.Range(1, Lines).Select(n => new Fulfilment.FulfilmentLine { LineNo = n, Quantity = 3 })] }],
            Version = 2,
        });
        await CommitAsync(Make.Set() with { Puts = [new PutOrder(order, released)] });
        Portrait.Equal(released, await OrderAsync(order.Id));
    }

    /// <summary>Codes and keys of full length.</summary>
    [Fact]
    public async Task LongestCodes()
    {
        var (sku, location) = (new string('ß', Sku.MaxLength), new string('中', LocationCode.MaxLength));
        var key = new UniqueKey("k", new string('é', 300), Make.Ids.Next());
        var set = Make.Set() with { OperationId = new string('ü', 128), Reserves = [Received(sku, 1, location)], Claims = [key] };

        await CommitAsync(set);

        Assert.Equal(1, (await PositionAsync(sku, location)).Sellable);
        Assert.True(Assert.IsType<CommitOutcome.Duplicate>(await OutcomeAsync(set)).SameCommit);
        Assert.Equal(key.Owner, await Store.ReadAsync(new StoreRead.KeyOwner(Make.Tenant, "k", key.Key), Token));
    }

    /// <summary>Odd text comes back character by character, wherever it stands.</summary>
    [Fact]
    public async Task OddText()
    {
        var code = Odd.Replace("\n", "", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);
        var order = Make.Order(code) with { Number = code, Channel = new ChannelCode(code[..20]), ExternalId = Odd, CustomerId = Odd, State = Odd, Attributes = Attributes.Of(KeyValuePair.Create(code, Odd)) };
        order = OrderSamples.Derived(order with { Holds = [new Hold { No = 1, Kind = code, Reason = Odd, PlacedAt = Samples.Noon }] });
        var document = new Document { Kind = code, Id = Odd, Json = $"\"{Odd}\"", Index1 = Odd };
        var key = new UniqueKey(code, Odd, Make.Ids.Next());
        var set = Make.Place(order) with { OperationId = Odd, Actor = Odd, Claims = [key], Result = new CommitResult { Outcome = "placed", Id = key.Owner, Number = "a|b%c%7Cd" } };
        set = set with { Puts = [.. set.Puts, new PutDocument(0, document), new PutAddress(key.Owner, order.Id, new PostalAddress { Name = Odd, Line1 = Odd })] };

        await CommitAsync(set);

        Portrait.Equal(order, await OrderAsync(order.Id));
        Portrait.Equal(document, await Store.ReadAsync(new StoreRead.DocumentById(Make.Tenant, code, Odd), Token));
        Portrait.Equal(new PostalAddress { Name = Odd, Line1 = Odd }, await Store.ReadAsync(new StoreRead.AddressById(Make.Tenant, key.Owner), Token));
        Assert.Equal(key.Owner, await Store.ReadAsync(new StoreRead.KeyOwner(Make.Tenant, code, Odd), Token));
        Portrait.Equal(set.Result, (await OperationAsync(Odd))?.Result);
        Portrait.Equal(order, Assert.Single((await Store.QueryAsync(new StoreQuery.Orders(Make.Tenant, new OrderQuery { CustomerId = Odd, State = Odd }), Token)).Items));
    }

    /// <summary>Quantities near the end of 64 bits are counted to the unit.</summary>
    [Fact]
    public async Task VeryLargeQuantities()
    {
        const long Most = long.MaxValue - 10;
        await CommitAsync(Make.Receipt("A", Most));

        await CommitAsync(Make.Set() with { Reserves = [Demand("A", Most - 1)] });
        var refused = Assert.IsType<CommitOutcome.Insufficient>(await OutcomeAsync(Make.Set() with { Reserves = [Demand("A", 2)] }));

        Assert.Equal(1, refused.Shortages[0].Available);
        Assert.Equal((Most, Most - 1), ((await PositionAsync("A")).Sellable, (await PositionAsync("A")).Allocated));
        Assert.Equal(Most, Assert.Single((await Store.QueryAsync(new StoreQuery.Movements(Make.Tenant, new()), Token)).Items).Quantity);
    }

    /// <summary>Moments are exact to the microsecond, far back and far ahead.</summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1969, 12, 31)]
    [InlineData(9999, 12, 31)]
    public async Task Moments(int year, int month, int day)
    {
        var at = NodaTime.Instant.FromUtc(year, month, day, 23, 59, 59) + NodaTime.Duration.FromNanoseconds(999_999_000);
        var order = Make.Order() with { PlacedAt = at };

        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, order)] });

        Assert.Equal(at, (await OrderAsync(order.Id))?.PlacedAt);
    }

    /// <summary>A document of a million characters.</summary>
    [Fact]
    public async Task TheLargestDocument()
    {
        var document = Samples.Document("large", "\"" + new string('é', Document.MaxJsonLength - 2) + "\"");

        await CommitAsync(Make.Set() with { Puts = [new PutDocument(0, document)] });

        Assert.Equal(document.Json, (await Store.ReadAsync(new StoreRead.DocumentById(Make.Tenant, "note", "large"), Token))?.Json);
    }
}
