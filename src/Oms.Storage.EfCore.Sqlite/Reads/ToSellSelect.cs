using Oms.Inventory;
using Oms.Storage.EfCore.Providers;
using Oms.Storage.EfCore.Sqlite.Native;

namespace Oms.Storage.EfCore.Sqlite.Reads;

/// <summary>Reads what can be sold of every SKU at some locations, in one statement. What is over of reservations is looked up only where something is reserved.</summary>
internal sealed class ToSellSelect(NativeConnection connection, OmsTables tables)
{
    private NativeStatement? _all;

    public SkuUnits[] Read(StoreRead.Availability read)
    {
        _all ??= connection.Prepare(Sql());
        _all.Int32(0, read.Tenant.Value);
        _all.Text(1, Json(read.Locations));
        _all.Int64(2, Microseconds.Of(read.At));
        var units = new List<SkuUnits>();
        while (_all.Read())
        {
            units.Add(new SkuUnits(new Sku(_all.Text(0)), _all.Int64(1)));
        }

        return [.. units];
    }

    private static string Json(IReadOnlyList<LocationCode> locations)
    {
        using var buffer = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var location in locations)
            {
                json.WriteStringValue(location.Value);
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private string Sql()
    {
        string P(string property) => "p." + tables.Positions[property].Quoted;
        string L(string property) => "l." + tables.ReservationLines[property].Quoted;
        var over = $"(SELECT coalesce(sum({L("Quantity")}), 0) FROM {tables.ReservationLines.Quoted} AS l WHERE {L("Tenant")} = ?1 AND {L("Sku")} = {P("Sku")} "
            + $"AND {L("Location")} = {P("Location")} AND {L("State")} = 0 AND {L("ExpiresAt")} <= ?3)";
        return $"SELECT {P("Sku")}, sum(max(0, {P("Sellable")} + {P("OversellLimit")} - {P("Allocated")} - {P("Reserved")} - {P("SafetyStock")} "
            + $"+ CASE WHEN {P("Reserved")} = 0 THEN 0 ELSE {over} END)) "
            + $"FROM {tables.Positions.Quoted} AS p WHERE {P("Tenant")} = ?1 AND {P("Location")} IN (SELECT value FROM json_each(?2)) GROUP BY {P("Sku")} ORDER BY {P("Sku")}";
    }
}
