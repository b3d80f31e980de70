using Oms.Documents;
using Oms.Inventory;
using Oms.Orders;
using Oms.Storage;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>Something is read otherwise than it is stored, so that the engine decides wrongly and commits that rightly.</summary>
internal sealed class Misread<TRead>(IOmsStore inner, Func<TRead, TRead> rewrite) : DefectiveStore(inner)
    where TRead : class
{
    public override async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        var answer = await Inner.ReadAsync(read, cancellationToken);
        return answer is TRead right ? (T)(object)rewrite(right) : answer;
    }
}

/// <summary>Orders that fit these criteria are not found.</summary>
internal sealed class HiddenOrders(IOmsStore inner, Func<OrderQuery, bool> hidden) : DefectiveStore(inner)
{
    public override ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) =>
        query is StoreQuery.Orders orders && hidden(orders.Criteria) ? new(new Page<T> { Items = [] }) : base.QueryAsync(query, cancellationToken);
}

/// <summary>The ledger is read as if nothing had moved.</summary>
internal sealed class LedgerForgotten(IOmsStore inner) : DefectiveStore(inner)
{
    public override ValueTask<Page<T>> QueryAsync<T>(StoreQuery<T> query, CancellationToken cancellationToken) =>
        query is StoreQuery.Ledger ? new(new Page<T> { Items = [] }) : base.QueryAsync(query, cancellationToken);
}

/// <summary>Who takes over an absolute number sees nothing on hand: the number is added instead.</summary>
internal sealed class AbsoluteAdded(IOmsStore inner) : DefectiveStore(inner)
{
    private bool _syncs;

    public override async ValueTask<T> ReadAsync<T>(StoreRead<T> read, CancellationToken cancellationToken)
    {
        var answer = await Inner.ReadAsync(read, cancellationToken);
        if (_syncs && answer is StockView view)
        {
            _syncs = false;
            return (T)(object)(view with { Positions = [.. view.Positions.Select(position => position with { Sellable = 0 })] });
        }

        _syncs |= read is StoreRead.DocumentById { Kind: "stock-sync" };
        return answer;
    }
}

/// <summary>Ways to misread.</summary>
internal static class Misreadings
{
    public static StockView WithoutSafetyStock(StockView view) => view with { Positions = [.. view.Positions.Select(position => position with { SafetyStock = 0 })] };

    public static StockView PartsOnce(StockView view) => view with { Items = [.. view.Items.Select(item => item with { Parts = [.. item.Parts.Select(part => part with { Quantity = 1 })] })] };

    public static Document NothingSynced(Document document) =>
        document.Kind == "stock-sync" ? document with { Json = $$"""{"byNumber":true,"newest":{{long.MinValue}},"absolute":{{long.MinValue}}}""" } : document;
}
