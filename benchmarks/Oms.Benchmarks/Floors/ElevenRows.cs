using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Recordings;
using Oms.Benchmarks.Shops;

namespace Oms.Benchmarks.Floors;

/// <summary>
/// The least that "place an order and reserve its stock" can write: an order, three lines, three reservations, three guarded counters, one event
/// for the outbox. Thin rows of its own, so that a slow schema of the product cannot hide in a ratio.
/// </summary>
internal static class ElevenRows
{
    private const int ChunkSize = 500;
    private const string Payload = """{"type":"order.placed","number":"0000000000","lines":3,"total":"29.97"}""";

    /// <summary>The recording of one order.</summary>
    /// <param name="postgres">Whether the values are PostgreSQL's.</param>
    /// <param name="hot">Whether all lines are of one SKU, whose counter is then written once.</param>
    public static Recording Recording(bool postgres, bool hot)
    {
        var (id, number, text) = postgres ? ("uuid", "bigint", "text") : ("blob", "integer", "text");
        ColumnShape Key(string name, string type) => new(name, type, true, false);
        ColumnShape Plain(string name, string type) => new(name, type, false, false);
        TableShape orders = new("floor_orders", [Key("id", id), Plain("number", text), Plain("currency", text), Plain("total", number), Plain("placed_at", number)]);
        TableShape lines = new("floor_lines", [Key("order_id", id), Key("line_no", number), Plain("sku", text), Plain("quantity", number), Plain("price", number)]);
        TableShape reservations = new("floor_reservations", [Key("order_id", id), Key("line_no", number), Plain("sku", text), Plain("location", text), Plain("quantity", number)]);
        TableShape outbox = new("floor_outbox", [Key("id", id), Plain("payload", text), Plain("at", number)]);
        TableShape stock = new("floor_stock", [Key("sku", text), Key("location", text), Plain("on_hand", number), Plain("reserved", number)], new CounterShape(["reserved"], ["reserved"], ["on_hand"]));

        Cell Fixed(object value) => new(CellKind.Constant, value);
        Cell Id(int slot) => new(CellKind.Id, null, slot);
        Cell now = new(CellKind.Now);
        var rows = new List<RowChange>
        {
            new(orders, RowAction.Insert, [Id(0), new Cell(CellKind.Chance), Fixed("GBP"), Fixed(29_970_000L), now]),
            new(outbox, RowAction.Insert, [Id(1), Fixed(Payload), now]),
        };
        for (var i = 0; i < 3; i++)
        {
            Cell sku = new(CellKind.Sku, null, hot ? 0 : i);
            rows.Add(new(lines, RowAction.Insert, [Id(0), Fixed(i + 1L), sku, Fixed(1L), Fixed(9_990_000L)]));
            rows.Add(new(reservations, RowAction.Insert, [Id(0), Fixed(i + 1L), sku, Fixed(Shop.Locations[0]), Fixed(1L)]));
            rows.Add(new(stock, RowAction.Count, [sku, Fixed(Shop.Locations[0]), Fixed(1L)]));
        }

        return new Recording([orders, lines, reservations, outbox, stock], [rows], 2, [10]);
    }

    /// <summary>A database with the tables, and stock for the same SKUs.</summary>
    public static async Task<BenchDatabase> CreateAsync(IBenchSite site, Recording recording, int skus)
    {
        var database = await site.CreateAsync("eleven");
        if (!site.IsPostgres)
        {
            await database.ExecuteAsync("pragma journal_mode = wal");
        }

        foreach (var table in recording.Tables)
        {
            await database.ExecuteAsync($"create table {table.Name} ({string.Join(", ", table.Columns.Select(column => $"{column.Name} {column.Type} not null"))}, primary key ({string.Join(", ", table.Keys.Select(key => key.Name))}))");
        }

        foreach (var chunk in Enumerable.Range(0, skus).Select(Shop.Sku).Chunk(ChunkSize))
        {
            await database.ExecuteAsync($"insert into floor_stock values {string.Join(", ", chunk.Select(sku => $"('{sku}', '{Shop.Locations[0]}', {Shop.Plenty}, 0)"))}");
        }

        return database;
    }
}
