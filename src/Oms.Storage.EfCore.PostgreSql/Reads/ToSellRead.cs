using Npgsql;
using NpgsqlTypes;
using Oms.Inventory;
using Oms.Storage.EfCore.Providers;

namespace Oms.Storage.EfCore.PostgreSql.Reads;

/// <summary>Reads what can be sold of every SKU at some locations, in one statement. Thread-safe.</summary>
internal sealed class ToSellRead(NpgsqlDataSource source, OmsTables tables)
{
    private readonly string _sql = Sql(tables);

    public async ValueTask<IReadOnlyList<SkuUnits>> RunAsync(StoreRead.Availability read, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = new NpgsqlCommand(_sql, connection);
            await using (command.ConfigureAwait(false))
            {
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = read.Tenant.Value, NpgsqlDbType = NpgsqlDbType.Integer });
                command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. read.Locations.Select(location => location.Value)], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = read.At.ToUnixTimeTicks() / 10, NpgsqlDbType = NpgsqlDbType.Bigint });
                return await ReadAsync(command, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async ValueTask<IReadOnlyList<SkuUnits>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var units = new List<SkuUnits>();
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                units.Add(new SkuUnits(new Sku(reader.GetFieldValue<string>(0)), reader.GetFieldValue<long>(1)));
            }
        }

        return units;
    }

    // What is over of reservations is little, as a rule: it is summed first and met by a hash.
    private static string Sql(OmsTables tables)
    {
        string P(string property) => "p." + tables.Positions[property].Quoted;
        string L(string property) => tables.ReservationLines[property].Quoted;
        var (sku, location) = (L(nameof(ReservationLineRow.Sku)), L(nameof(ReservationLineRow.Location)));
        return $"""
            select {P(nameof(PositionRow.Sku))},
              sum(greatest(0, {P(nameof(PositionRow.Sellable))} + {P(nameof(PositionRow.OversellLimit))} - {P(nameof(PositionRow.Allocated))}
                - ({P(nameof(PositionRow.Reserved))} - coalesce(o.units, 0)) - {P(nameof(PositionRow.SafetyStock))}))::bigint
            from {tables.Positions.Quoted} as p
            left join (
              select {sku}, {location}, sum({L(nameof(ReservationLineRow.Quantity))})::bigint as units from {tables.ReservationLines.Quoted}
              where {L(nameof(ReservationLineRow.Tenant))} = $1 and {L(nameof(ReservationLineRow.State))} = 0 and {L(nameof(ReservationLineRow.ExpiresAt))} <= $3
              group by {sku}, {location}) as o on o.{sku} = {P(nameof(PositionRow.Sku))} and o.{location} = {P(nameof(PositionRow.Location))}
            where {P(nameof(PositionRow.Tenant))} = $1 and {P(nameof(PositionRow.Location))} = any($2)
            group by {P(nameof(PositionRow.Sku))}
            order by {P(nameof(PositionRow.Sku))}
            """;
    }
}
