using Oms.Conformance.Storage.Building;
using Oms.Orders;
using Oms.Storage;
using Oms.Workflow;
using Xunit;

namespace Oms.Conformance.Storage;

/// <summary>Orders are listed by every criterion, with all their parts, a page at a time.</summary>
public abstract class OrderQueryConformance : StoreSuite
{
    /// <inheritdoc cref="StoreSuite(StoreFixture)"/>
    protected OrderQueryConformance(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>Pages are complete and without repetition, ordered by id, while orders are added and changed.</summary>
    [Fact]
    public async Task PagesAreCompleteWhileOrdersAreAdded()
    {
        var orders = Enumerable.Range(0, 25).Select(_ => Make.Order()).ToList();
        await CommitAsync(Make.Set() with { Puts = [.. orders.AsEnumerable().Reverse().Select(order => new PutOrder(null, order))] });

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await Store.QueryAsync(new StoreQuery.Orders(Make.Tenant, new OrderQuery { Cursor = cursor, Size = 7 }), Token);
            seen.AddRange(page.Items.Select(order => order.Id.Value));
            cursor = page.Next;
            if (seen.Count < 25)
            {
                await CommitAsync(Make.Place(Make.Order()));
                var last = orders[seen.Count - 1];
                await CommitAsync(Make.Set() with { Puts = [new PutOrder(last, last with { State = "changed", Version = 2 })] });
            }
        }
        while (cursor is not null);

        Assert.Equal(seen.Order(), seen);
        Assert.Equal(seen.Distinct(), seen);
        Assert.Empty(orders.Select(order => order.Id.Value).Except(seen));
    }

    /// <summary>The newest come first where that is asked for, page after page, and together with a criterion.</summary>
    [Fact]
    public async Task TheNewestComeFirst()
    {
        var orders = Enumerable.Range(0, 11).Select(i => Make.Order() with { Channel = new ChannelCode(i % 2 == 0 ? "even" : "odd") }).ToList();
        await CommitAsync(Make.Set() with { Puts = [.. orders.Select(order => new PutOrder(null, order))] });

        var (all, even) = (await NewestAsync(null), await NewestAsync(new ChannelCode("even")));

        Assert.Equal(orders.Select(order => order.Id).OrderByDescending(id => id.Value), all);
        Assert.Equal(orders.Where(order => order.Channel.Value == "even").Select(order => order.Id).OrderByDescending(id => id.Value), even);

        async Task<List<OrderId>> NewestAsync(ChannelCode? channel)
        {
            var seen = new List<OrderId>();
            string? cursor = null;
            do
            {
                var page = await Store.QueryAsync(new StoreQuery.Orders(Make.Tenant, new OrderQuery { NewestFirst = true, Channel = channel, Cursor = cursor, Size = 4 }), Token);
                seen.AddRange(page.Items.Select(order => order.Id));
                cursor = page.Next;
            }
            while (cursor is not null);

            return seen;
        }
    }

    /// <summary>An empty list and the last page say that nothing follows.</summary>
    [Fact]
    public async Task TheLastPageHasNoNext()
    {
        Assert.Null((await PageAsync(new OrderQuery())).Next);
        await CommitAsync(Make.Place(Make.Order()));

        var page = await PageAsync(new OrderQuery { Size = 5 });

        Assert.Equal((1, null), (page.Items.Count, page.Next));
    }

    /// <summary>Each criterion selects, and all that are given must hold.</summary>
    [Fact]
    public async Task EveryCriterionSelects()
    {
        var full = OrderSamples.Full(Make.Ids);
        var plain = Make.Order();
        var held = OrderSamples.Derived(Make.Order() with { CustomerId = "customer-42", Category = StateCategory.Cancelled, Holds = full.Holds });
        await CommitAsync(Make.Set() with { Puts = [new PutOrder(null, full), new PutOrder(null, plain), new PutOrder(null, held)] });

        await AssertAsync(new OrderQuery(), full, plain, held);
        await AssertAsync(new OrderQuery { Channel = full.Channel }, full);
        await AssertAsync(new OrderQuery { CustomerId = "customer-42" }, full, held);
        await AssertAsync(new OrderQuery { State = "picking" }, full);
        await AssertAsync(new OrderQuery { Category = StateCategory.Open }, full, plain);
        await AssertAsync(new OrderQuery { Allocation = AllocationStatus.Unallocated }, plain, held);
        await AssertAsync(new OrderQuery { Hold = HoldStatus.Blocked }, full, held);
        await AssertAsync(new OrderQuery { AllocatedAt = new LocationCode(Samples.There) }, full);
        await AssertAsync(new OrderQuery { AllocatedAt = new LocationCode("~PO-1042/3") }, full);
        await AssertAsync(new OrderQuery { AllocatedAt = new LocationCode("~PO-1042/33") });
        await AssertAsync(new OrderQuery { AllocatedAt = new LocationCode(Samples.There), CustomerId = "other" });
        await AssertAsync(new OrderQuery { Hold = HoldStatus.None }, plain);
        await AssertAsync(new OrderQuery { CustomerId = "customer-42", Category = StateCategory.Cancelled, Hold = HoldStatus.Blocked }, held);
        await AssertAsync(new OrderQuery { CustomerId = "CUSTOMER-42" });
        await AssertAsync(new OrderQuery { State = "picking", Category = StateCategory.Cancelled });
    }

    /// <summary>Another tenant's orders are not listed.</summary>
    [Fact]
    public async Task TenantsAreApart()
    {
        await CommitAsync(Make.For(new TenantId(2)).Place(Make.Order()));

        Assert.Empty((await PageAsync(new OrderQuery())).Items);
    }

    private ValueTask<Page<Order>> PageAsync(OrderQuery criteria) => Store.QueryAsync(new StoreQuery.Orders(Make.Tenant, criteria), Token);

    private async Task AssertAsync(OrderQuery criteria, params Order[] expected) => Portrait.Equal(expected, (await PageAsync(criteria)).Items);
}
