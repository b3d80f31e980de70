using Oms.Conformance.Storage.Building;
using Oms.Orders;
using Oms.Storage;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>An order is read as it was written, with every property of every part.</summary>
public abstract class OrderRoundTripConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected OrderRoundTripConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>The sample itself leaves nothing at its default: a property that is added later must be added to it.</summary>
    [Fact]
    public void TheSampleHasEveryProperty() => Assert.Empty(Unset.In(OrderSamples.Full(Make.Ids)));

    /// <summary>An order with everything comes back with everything.</summary>
    [Fact]
    public async Task EveryPropertyComesBack()
    {
        var order = OrderSamples.Full(Make.Ids);

        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, order)] });

        Portrait.Equal(order, await OrderAsync(order.Id));
        Portrait.Equal(order, Assert.Single((await Store.QueryAsync(new StoreQuery.Orders(Make.Tenant, new OrderQuery()), Token)).Items));
    }

    /// <summary>An order with nothing but what is required comes back with nothing else.</summary>
    [Fact]
    public async Task NothingIsAdded()
    {
        var order = Make.Order() with { Lines = [], Goods = Money.Zero(new Currency("JPY")), Charged = Money.Zero(new Currency("JPY")), Currency = new Currency("JPY") };

        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, order)] });

        Portrait.Equal(order, await OrderAsync(order.Id));
    }

    /// <summary>Every currency's minor unit, and amounts below nothing, are exact.</summary>
    [Theory]
    [InlineData("JPY")]
    [InlineData("GBP")]
    [InlineData("KWD")]
    public async Task AmountsAreExact(string code)
    {
        var currency = new Currency(code);
        var order = Make.Order() with
        {
            Currency = currency,
            Goods = Money.OfMinor(-987_654_321_098_765_432, currency),
            Charged = Money.OfMinor(987_654_321_098_765_431, currency),
            Charges = [new OrderCharge { No = 1, Kind = ChargeKind.Discount, Code = "X", Amount = Money.OfMinor(-1, currency), Shares = [-1] }],
            Lines = [OrderSamples.Line(1, "A", 5) with { Price = UnitPrice.OfScaled(1, currency), Net = Money.OfMinor(-3, currency) }],
        };

        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, order)] });

        Portrait.Equal(order, await OrderAsync(order.Id));
    }

    /// <summary>An order that is not there, or another tenant's, is null.</summary>
    [Fact]
    public async Task AMissingOrderIsNull()
    {
        var order = Make.Order();
        await CommitAsync(Make.For(new TenantId(2)).Place(order));

        Assert.Null(await OrderAsync(order.Id));
        Assert.Null(await OrderAsync(new OrderId(Make.Ids.Next())));
    }
}
