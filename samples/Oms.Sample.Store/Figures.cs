using System.Globalization;
using System.Text.Json;
using Oms.Documents;
using Oms.Orders;
using Oms.Storage;
using Oms.Verification;

namespace Oms.Sample.Store;

/// <summary>Totals of the whole database, counted from what is stored.</summary>
internal sealed class Figures
{
    private readonly SortedDictionary<string, long> _rows = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> _totals = new(StringComparer.Ordinal);

    public long Orders { get; private set; }

    public long Lines { get; private set; }

    public long Ordered { get; private set; }

    public Buckets Units { get; private set; }

    public long Delivered { get; private set; }

    public long Waiting { get; private set; }

    public long Cancelled { get; private set; }

    public long EventsWritten { get; private set; }

    public long EventsDelivered { get; private set; }

    public VerificationReport Report { get; private set; } = new() { Checks = [] };

    public static async Task<Figures> CountAsync(Shop shop, CancellationToken cancellationToken)
    {
        var figures = new Figures();
        await Paging.EachAsync(cursor => shop.Oms.Orders.QueryAsync(new OrderQuery { Size = 500, Cursor = cursor }, cancellationToken), figures.Add);
        await Paging.EachAsync(
            cursor => shop.Oms.Documents.QueryAsync(new DocumentQuery { Kind = DocumentKinds.Inbox, Size = 1000, Cursor = cursor }, cancellationToken),
            figures.Add);
        var store = shop.Get<IOmsStore>();
        await Paging.EachAsync(
            cursor => store.QueryAsync(new StoreQuery.Streams(shop.Oms.Tenant, OnlyTroubled: false, cursor, 1000), cancellationToken),
            stream => (figures.EventsWritten, figures.EventsDelivered) = (figures.EventsWritten + stream.Last, figures.EventsDelivered + stream.Position));
        figures.Report = await shop.Get<IOmsVerifier>().VerifyAsync(shop.Oms.Tenant, null, cancellationToken);
        return figures;
    }

    public string Json(long ordersThisRun) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["rowsRead"] = _rows.Values.Sum(),
        ["rowsImported"] = Rows("imported"),
        ["rowsAdjusted"] = Rows("adjusted"),
        ["rowsMatched"] = Rows("matched"),
        ["rowsParked"] = Rows("parked"),
        ["rowsRefused"] = Rows("refused"),
        ["ordersImported"] = Orders,
        ["orderLinesImported"] = Lines,
        ["unitsOrdered"] = Ordered,
        ["unitsDelivered"] = Units.Delivered,
        ["unitsCancelled"] = Units.Cancelled,
        ["unitsBackordered"] = Units.Backordered,
        ["unitsOpen"] = Ordered - Units.Delivered - Units.Cancelled - Units.Backordered,
        ["delivered"] = Delivered,
        ["waiting"] = Waiting,
        ["cancelled"] = Cancelled,
        ["grandTotals"] = _totals.ToDictionary(total => total.Key, total => total.Value.ToString("F2", CultureInfo.InvariantCulture)),
        ["eventsWritten"] = EventsWritten,
        ["eventsDelivered"] = EventsDelivered,
        ["ordersImportedThisRun"] = ordersThisRun,
        ["checks"] = Report.Checks.ToDictionary(check => check.Name, check => check.Holds),
    });

    public long Rows(string outcome) => _rows.GetValueOrDefault(outcome);

    private void Add(Order order)
    {
        var units = DimensionRules.Total(order.Lines);
        Orders++;
        Lines += order.Lines.Length;
        Ordered += order.Lines.Sum(line => line.Ordered);
        Units = new Buckets
        {
            Delivered = Units.Delivered + units.Delivered,
            Cancelled = Units.Cancelled + units.Cancelled,
            Backordered = Units.Backordered + units.Backordered,
        };
        _totals[order.Currency.Code] = _totals.GetValueOrDefault(order.Currency.Code) + order.Total.Amount;
        var wholly = units.Sum > 0 && units.Sum == units.Cancelled;
        var done = order.Lines.IsEmpty ? order.Category == Workflow.StateCategory.Completed : units.ToDeliver == 0;
        (Cancelled, Delivered, Waiting) = (Cancelled + (wholly ? 1 : 0), Delivered + (done && !wholly ? 1 : 0), Waiting + (done || wholly ? 0 : 1));
    }

    // Inbox documents of the CSV channel begin their first index with the channel; others of the kind are no rows of a file.
    private void Add(Document document)
    {
        if (document.Index1?.StartsWith(Shop.CsvChannel + ":", StringComparison.Ordinal) == true && document.Index3 is { } outcome)
        {
            _rows[outcome] = _rows.GetValueOrDefault(outcome) + 1;
        }
    }
}
