using Oms.Conformance.Storage.Building;
using Oms.TestServers;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>
/// Counters have two walls: a commit's own guards, and the table's checks behind them, which would hide that a guard is gone. Here the checks are taken
/// away, and each commit is the first of a store that was just opened: nothing makes it take the careful path.
/// </summary>
public sealed class FirstWallTests : IAsyncLifetime
{
    private readonly PostgreSqlFixture _fixture = new();
    private readonly Samples _make = new();
    private IOmsStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var first = await _fixture.OpenAsync(Token);
        Assert.IsType<CommitOutcome.Committed>(await first.CommitAsync(_make.Receipt("A", 5), Token));
        Assert.IsType<CommitOutcome.Committed>(await first.CommitAsync(_make.Set() with { Reserves = [Demand("A", 3), Oversell("A", 1)] }, Token));
        var left = await CountAsync(
            """
            do $$ declare c text; begin
              for c in select conname from pg_constraint where conrelid = 'oms.positions'::regclass and contype = 'c' loop
                execute format('alter table oms.positions drop constraint %I', c);
              end loop;
            end $$;
            select count(*) from pg_constraint where conrelid = 'oms.positions'::regclass and contype = 'c'
            """);
        Assert.Equal(0, left);
        _store = await _fixture.ReopenAsync(first, Token);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [PostgresFact]
    public Task A_demand_is_guarded() => ShortAsync(4, 3, Demand("A", 4));

    [PostgresFact]
    public Task A_demand_beside_what_is_given_back_is_guarded() => ShortAsync(7, 6, Demand("A", 7), Freed("A", 3));

    [PostgresFact]
    public Task Units_over_the_counter_are_guarded() => ShortAsync(4, 3, Taken("A", 4));

    [PostgresFact]
    public async Task Promised_units_that_are_not_there_cannot_leave()
    {
        await CountAsync("update oms.positions set allocated = 6; select 1");

        var refused = Assert.IsType<CommitOutcome.Insufficient>(await _store.CommitAsync(_make.Set() with { Reserves = [Shipped("A", 6)] }, Token));

        Assert.Equal((6, 5), (refused.Shortages[0].Asked, refused.Shortages[0].Available));
        Assert.Equal(5, await CountAsync("select sellable from oms.positions"));
    }

    [PostgresFact]
    public async Task What_is_given_back_is_guarded()
    {
        var error = await Assert.ThrowsAsync<StoreException>(async () => await _store.CommitAsync(_make.Set() with { Reserves = [Freed("A", 4)] }, Token));

        Assert.Equal(StoreErrors.Rejected, error.Code);
        Assert.Equal(3, await CountAsync("select allocated from oms.positions"));
    }

    [PostgresFact]
    public async Task Two_processes_sell_no_unit_too_many()
    {
        var other = await _fixture.ReopenAsync(_store, Token);
        await Places.StockAsync(_store, _make, ["HOT"], 100, Token);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 400).Select(n => Task.Run(
            async () => await (n % 2 == 0 ? _store : other).CommitAsync(_make.Set() with { Reserves = [Demand("HOT", 1)] }, Token), Token)));

        Assert.Equal(100, outcomes.OfType<CommitOutcome.Committed>().Count());
        Assert.Equal(300, outcomes.OfType<CommitOutcome.Insufficient>().Count());
        Assert.Equal(100, await CountAsync("select allocated from oms.positions where sku = 'HOT'"));
    }

    private async Task ShortAsync(long asked, long available, params Reserve[] reserves)
    {
        var refused = Assert.IsType<CommitOutcome.Insufficient>(await _store.CommitAsync(_make.Set() with { Reserves = reserves }, Token));

        var shortage = Assert.Single(refused.Shortages);
        Assert.Equal((asked, available), (shortage.Asked, shortage.Available));
        Assert.Equal(3, await CountAsync("select allocated from oms.positions"));
        Assert.Equal(5, await CountAsync("select sellable from oms.positions"));
    }

    private Task<long> CountAsync(string sql) => Places.CountAsync(_fixture.ConnectionString, sql, Token);
}
