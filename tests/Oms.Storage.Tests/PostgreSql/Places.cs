using Npgsql;
using Oms.Conformance.Storage.Building;
using Oms.Events;
using Oms.Orders;

namespace Oms.Storage.Tests.PostgreSql;

/// <summary>Change sets that place orders of three lines, allocated at one location, as an engine would make them.</summary>
internal static class Places
{
    public static ChangeSet Of(Samples make, params ReadOnlySpan<string> skus)
    {
        var plain = make.Order(skus[0], 1);
        var lines = new OrderLine[skus.Length];
        var reserves = new Reserve[skus.Length];
        for (var i = 0; i < skus.Length; i++)
        {
            lines[i] = OrderSamples.Line(i + 1, skus[i], 1) with { Units = new Buckets { Allocated = 1 } };
            reserves[i] = Stock.Demand(skus[i], 1);
        }

        var order = plain with
        {
            Lines = [.. lines],
            Allocations = [.. lines.Select(line => new Allocation(line.LineNo, new LocationCode(Samples.Here), 1))],
            Sequence = 2,
        };
        var stream = StreamId.Of(order.Id);
        return make.Set("placed") with
        {
            Puts = [new PutOrder(null, order)],
            Claims = [new UniqueKey(KeyKinds.OrderNumber, order.Number, order.Id.Value)],
            Reserves = reserves,
            Events = [Samples.Event(stream, 1, "{\"placed\":true}"), Samples.Event(stream, 2, "{\"allocated\":true}")],
            Decisions = [make.Decision(order.Id.Value)],
            Result = new CommitResult { Outcome = "placed", Id = order.Id.Value, Number = order.Number, Version = 1 },
        };
    }

    public static async Task StockAsync(IOmsStore store, Samples make, IEnumerable<string> skus, long quantity, CancellationToken cancellationToken) =>
        await Task.WhenAll(skus.Select(sku => store.CommitAsync(make.Receipt(sku, quantity), cancellationToken).AsTask()));

    public static async Task<long> CountAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 60 };
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken));
    }
}
