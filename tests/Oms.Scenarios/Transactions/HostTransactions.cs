using System.Data.Common;
using System.Globalization;
using Oms.Orders;

namespace Oms.Scenarios.Transactions;

/// <summary>The host's own rows and an order are committed together, or neither.</summary>
public abstract class HostTransactions(ScenarioStore store) : IAsyncDisposable
{
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return store.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_host_row_and_an_order_share_their_fate(bool commit)
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        await using var connection = await store.ConnectAsync();
        await RunAsync(connection, null, "create table host_notes (note text)");
        OrderId placed;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await RunAsync(connection, transaction, "insert into host_notes values ('sold')");
            using (var within = host.Oms.Within(transaction))
            {
                placed = (await within.Orders.PlaceAsync(Shop.Order(("A", 2)))).Order;
                await within.Orders.ConfirmAsync(new ConfirmOrder { Order = placed });
                Assert.Equal("confirmed", (await within.Orders.FindAsync(placed))!.State);
            }

            await (commit ? transaction.CommitAsync() : transaction.RollbackAsync());
        }

        var order = await host.Oms.Orders.FindAsync(placed);
        Assert.Equal(commit, order is not null);
        Assert.Equal(commit ? 1L : 0L, await RunAsync(connection, null, "select count(*) from host_notes"));
        Assert.Equal(commit ? 2 : 0, (await host.PositionAsync("A", "x")).Allocated);
        await host.DrainAsync();
        Assert.Equal(commit ? 4 : 0, host.Events.Of(placed).Count);
        await host.VerifyAsync();
    }

    [Fact]
    public async Task A_refused_command_leaves_the_hosts_transaction_usable()
    {
        await using var host = await store.OpenAsync();
        await host.ReceiveAsync("A", "x", 5);
        await using var connection = await store.ConnectAsync();
        await RunAsync(connection, null, "create table host_notes (note text)");
        OrderId placed;
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            using (var within = host.Oms.Within(transaction))
            {
                await Assert.ThrowsAsync<InsufficientStockException>(async () => await within.Orders.PlaceAsync(Shop.Order(("A", 6))));
                placed = (await within.Orders.PlaceAsync(Shop.Order(("A", 5)) with { Key = "once" })).Order;
                Assert.Equal(placed, (await within.Orders.PlaceAsync(Shop.Order(("A", 5)) with { Key = "once" })).Order);
            }

            await RunAsync(connection, transaction, "insert into host_notes values ('sold')");
            await transaction.CommitAsync();
        }

        Assert.Equal(placed, Assert.Single((await host.Oms.Orders.QueryAsync(new OrderQuery())).Items).Id);
        Assert.Equal(5, (await host.PositionAsync("A", "x")).Allocated);
        Assert.Equal(1L, await RunAsync(connection, null, "select count(*) from host_notes"));
        await host.VerifyAsync();
    }

    private static async Task<long> RunAsync(DbConnection connection, DbTransaction? transaction, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}

public sealed class SqliteHostTransactions() : HostTransactions(new SqliteStore());

public sealed class SqlitePortableHostTransactions() : HostTransactions(new SqliteStore(portable: true));

public sealed class PostgreSqlHostTransactions() : HostTransactions(new PostgreSqlStore());

public sealed class PostgreSqlPortableHostTransactions() : HostTransactions(new PostgreSqlStore(portable: true));
