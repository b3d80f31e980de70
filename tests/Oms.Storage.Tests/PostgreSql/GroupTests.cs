using Oms.Conformance.Storage.Building;
using Oms.TestServers;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>What grouped commits promise where members disagree, in one process and in two.</summary>
public sealed class GroupTests : IAsyncLifetime
{
    private readonly PostgreSqlFixture _fixture = new();
    private readonly Samples _make = new();
    private IOmsStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await _fixture.OpenAsync(Token);

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [PostgresFact]
    public async Task Two_processes_sell_out_exactly()
    {
        const int Units = 500;
        var other = await _fixture.ReopenAsync(_store, Token);
        await Places.StockAsync(_store, _make, ["HOT", "WARM"], Units, Token);

        // Each order asks for both, in either order.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(client => Task.Run(
            async () =>
            {
                var own = new List<CommitOutcome>();
                for (var i = 0; i < 25; i++)
                {
                    var set = client % 2 == 0 ? Places.Of(_make, "HOT", "WARM") : Places.Of(_make, "WARM", "HOT");
                    own.Add(await (client % 4 < 2 ? _store : other).CommitAsync(set, Token));
                }

                return own;
            },
            Token)));

        var all = outcomes.SelectMany(own => own).ToList();
        Assert.Equal(Units, all.Count(outcome => outcome is CommitOutcome.Committed));
        Assert.All(all, outcome => Assert.True(outcome is CommitOutcome.Committed or CommitOutcome.Insufficient));
        Assert.Equal(Units, await CountAsync("select count(*) from oms.orders"));
        Assert.Equal(Units, await CountAsync("select count(*) from oms.unique_keys"));
        Assert.Equal(2 * Units, await CountAsync("select sum(allocated) from oms.positions"));
        Assert.Equal(2 * Units, await CountAsync("select sum(quantity) from oms.order_allocations"));
        Assert.Equal(2 + Units, await CountAsync("select count(*) from oms.operations"));
        Assert.Equal(0, await CountAsync("select deadlocks from pg_stat_database where datname = current_database()"));
    }

    [PostgresFact]
    public async Task A_constraint_the_judge_does_not_know_fails_its_own_member_only()
    {
        await Places.StockAsync(_store, _make, ["A", "B", "C"], 1000, Token);
        await CountAsync("alter table oms.order_lines add constraint ck_test check (description is distinct from 'poison'); select 1");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => TryAsync(i % 20 == 7 ? Poison() : Places.Of(_make, "A", "B", "C")), Token)));

        Assert.Equal(190, outcomes.Count(code => code is null));
        Assert.Equal(10, outcomes.Count(code => code == StoreErrors.Rejected));
        Assert.Equal(190, await CountAsync("select count(*) from oms.orders"));
        Assert.Equal(193, await CountAsync("select count(*) from oms.operations"));
        Assert.Equal(3 * 190, await CountAsync("select sum(allocated) from oms.positions"));
        Assert.Null(await TryAsync(Places.Of(_make, "A", "B", "C")));
    }

    [PostgresFact]
    public async Task Two_processes_change_an_order_once()
    {
        // Without an event, so that only the order's own version stands between the two.
        var other = await _fixture.ReopenAsync(_store, Token);
        var orders = Enumerable.Range(0, 20).Select(_ => _make.Order()).ToList();
        await Task.WhenAll(orders.Select(order => _store.CommitAsync(_make.Place(order), Token).AsTask()));

        for (var version = 1; version <= 5; version++)
        {
            var outcomes = await Task.WhenAll(orders.SelectMany(order => new[] { _store, other, _store, other }.Select(store => Task.Run(
                async () => (order.Id, Outcome: await store.CommitAsync(Changed(order, version), Token)), Token))));

            foreach (var own in outcomes.GroupBy(pair => pair.Id, pair => pair.Outcome))
            {
                Assert.Single(own.OfType<CommitOutcome.Committed>());
                Assert.All(own.OfType<CommitOutcome.Conflict>(), conflict => Assert.Equal((version, version + 1), (conflict.Expected, conflict.Actual)));
                Assert.Equal(3, own.OfType<CommitOutcome.Conflict>().Count());
            }
        }
    }

    [PostgresFact]
    public async Task Two_processes_do_an_operation_once()
    {
        var other = await _fixture.ReopenAsync(_store, Token);
        await Places.StockAsync(_store, _make, ["A"], 1000, Token);
        var sets = Enumerable.Range(0, 50).Select(_ => _make.Set() with { Reserves = [Stock.Demand("A", 1)] }).ToList();

        var outcomes = await Task.WhenAll(sets.SelectMany(set => new[] { _store, other, _store, other }.Select(store => Task.Run(
            async () => (set.OperationId, Outcome: await store.CommitAsync(set, Token)), Token))));

        foreach (var own in outcomes.GroupBy(pair => pair.OperationId, pair => pair.Outcome))
        {
            Assert.Single(own.OfType<CommitOutcome.Committed>());
            Assert.Equal(3, own.OfType<CommitOutcome.Duplicate>().Count(known => known.SameCommit));
        }

        Assert.Equal(50, await CountAsync("select allocated from oms.positions"));
    }

    private ChangeSet Changed(Orders.Order order, long version) =>
        _make.Set("changed") with { Puts = [new PutOrder(order with { Version = version }, order with { Version = version + 1, CustomerId = $"{_make.Ids.Next():N}" })] };

    private ChangeSet Poison()
    {
        var set = Places.Of(_make, "A", "B", "C");
        var order = ((PutOrder)set.Puts[0]).After;
        return set with { Puts = [new PutOrder(null, order with { Lines = order.Lines.SetItem(1, order.Lines[1] with { Description = "poison" }) })] };
    }

    private async Task<string?> TryAsync(ChangeSet set)
    {
        try
        {
            Assert.IsType<CommitOutcome.Committed>(await _store.CommitAsync(set, Token));
            return null;
        }
        catch (StoreException error)
        {
            return error.Code;
        }
    }

    private Task<long> CountAsync(string sql) => Places.CountAsync(_fixture.ConnectionString, sql, Token);
}
