using Oms.Conformance.Storage.Building;
using static Oms.Conformance.Storage.Building.Stock;

namespace Oms.Storage.Tests.Sqlite;

/// <summary>
/// Counters have two walls: a commit's own guards, and the table's checks behind them, which would hide that a guard is gone. Here the checks are taken
/// away, and each commit is the first of a store that was just opened: nothing makes it take the careful path.
/// </summary>
public sealed class FirstWallTests : IAsyncLifetime
{
    private readonly SqliteFixture _fixture = new();
    private readonly Samples _make = new();
    private IOmsStore _store = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await _fixture.OpenAsync(Token);
        Assert.IsType<CommitOutcome.Committed>(await _store.CommitAsync(_make.Receipt("A", 5), Token));
        Assert.IsType<CommitOutcome.Committed>(await _store.CommitAsync(_make.Set() with { Reserves = [Demand("A", 3), Oversell("A", 1)] }, Token));
        await _store.DisposeAsync();
        await using (var connection = await _fixture.ConnectAsync(Token))
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'CHECK (', 'CHECK (1 OR ') WHERE name = 'oms_positions'; SELECT changes()";
            Assert.Equal(1L, await command.ExecuteScalarAsync(Token));
            command.CommandText = "PRAGMA writable_schema = RESET; UPDATE oms_positions SET short = -1 WHERE 0; PRAGMA integrity_check";
            await command.ExecuteNonQueryAsync(Token);
        }

        _store = await _fixture.ReopenAsync(_store, Token);
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task The_checks_are_gone()
    {
        await using var connection = await _fixture.ConnectAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE oms_positions SET allocated = 99, damaged = -1";

        Assert.Equal(1, await command.ExecuteNonQueryAsync(Token));
    }

    [Fact]
    public Task A_demand_is_guarded() => ShortAsync(4, 3, Demand("A", 4));

    [Fact]
    public Task A_demand_beside_what_is_given_back_is_guarded() => ShortAsync(7, 6, Demand("A", 7), Freed("A", 3));

    [Fact]
    public Task Units_over_the_counter_are_guarded() => ShortAsync(4, 3, Taken("A", 4));

    [Fact]
    public Task Units_that_leave_are_guarded() => ShortAsync(6, 5, Received("A", -6));

    [Fact]
    public Task Damaged_units_are_guarded() => ShortAsync(1, 0, Received("A", -1, condition: Inventory.StockCondition.Damaged));

    [Fact]
    public async Task What_is_given_back_is_guarded()
    {
        var error = await Assert.ThrowsAsync<StoreException>(async () => await _store.CommitAsync(_make.Set() with { Reserves = [Freed("A", 4)] }, Token));

        Assert.Equal(StoreErrors.Rejected, error.Code);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task Many_at_once_sell_no_unit_too_many()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => Task.Run(
            async () => await _store.CommitAsync(_make.Set() with { Reserves = [Demand("A", 1)] }, Token), Token)));

        Assert.Equal(3, outcomes.OfType<CommitOutcome.Committed>().Count());
        Assert.Equal(57, outcomes.OfType<CommitOutcome.Insufficient>().Count());
    }

    private async Task ShortAsync(long asked, long available, params Reserve[] reserves)
    {
        var refused = Assert.IsType<CommitOutcome.Insufficient>(await _store.CommitAsync(_make.Set() with { Reserves = reserves }, Token));

        var shortage = Assert.Single(refused.Shortages);
        Assert.Equal((asked, available), (shortage.Asked, shortage.Available));
        await AssertUntouchedAsync();
    }

    private async Task AssertUntouchedAsync()
    {
        var view = await _store.ReadAsync(new StoreRead.Stock(_make.Tenant, [new Sku("A")], Samples.Noon), Token);
        var position = Assert.Single(view.Positions);
        Assert.Equal((5, 3, 1, 0, 0), (position.Sellable, position.Allocated, position.OversellLimit, position.Short, position.Damaged));
    }
}
