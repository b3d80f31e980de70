using Oms.Channels.Csv;
using Oms.Outbox;
using Oms.Sourcing;
using Spectre.Console;

namespace Oms.Sample.Store.Showing;

/// <summary>Shows how the day goes: a live picture on a terminal, plain lines otherwise.</summary>
internal abstract class Display
{
    /// <summary>Hears of events, where the display tells of them.</summary>
    public virtual IEventHandler? Listener => null;

    /// <summary>Told how far an import is.</summary>
    public virtual IProgress<CsvImportProgress>? Import => null;

    protected abstract TableBorder Border { get; }

    public static Display Open() => AnsiConsole.Profile.Capabilities.Ansi && !Console.IsOutputRedirected ? new LiveDisplay() : new PlainDisplay();

    public abstract void Say(string line);

    /// <summary>Shows the shop while the day runs, and ends with it.</summary>
    public abstract Task ShowAsync(Shop shop, Func<Task> day, CancellationToken cancellationToken);

    /// <summary>A row for each policy, each against the first.</summary>
    public void Compare(ReplayReport report)
    {
        var table = new Table().Border(Border).AddColumn("policy");
        foreach (var column in (string[])["units served", "parcels", "split orders", "cost", "against the first", "km", "in time", "other choice"])
        {
            table.AddColumn(new TableColumn(column).RightAligned());
        }

        foreach (var result in report.Results)
        {
            var saved = report.Results[0].Cost == 0 ? 0 : (result.Cost - report.Results[0].Cost) / report.Results[0].Cost;
            table.AddRow(
                Markup.Escape(result.Policy),
                FormattableString.Invariant($"{result.Served:N0}"),
                FormattableString.Invariant($"{result.Parcels:N0}"),
                FormattableString.Invariant($"{result.SplitOrders:N0}"),
                FormattableString.Invariant($"{result.Cost:N2}"),
                FormattableString.Invariant($"{saved * 100:+0.0;-0.0;0.0} %"),
                FormattableString.Invariant($"{result.Kilometres:N0}"),
                FormattableString.Invariant($"{result.InTime:N0}"),
                FormattableString.Invariant($"{result.Different:N0}"));
        }

        AnsiConsole.Write(table);
    }

    public void End(Figures figures)
    {
        var table = new Table().Border(Border).AddColumn("what").AddColumn(new TableColumn("count").RightAligned());
        foreach (var (what, count) in Rows(figures))
        {
            table.AddRow(Markup.Escape(what), FormattableString.Invariant($"{count:N0}"));
        }

        AnsiConsole.Write(table);
        foreach (var check in figures.Report.Checks)
        {
            Console.WriteLine($"{(check.Holds ? "holds " : "BROKEN")} {check.Name}: {check.Promise} ({check.Examined} examined)");
            foreach (var violation in check.Violations)
            {
                Console.WriteLine($"       {violation}");
            }
        }
    }

    private static IEnumerable<(string What, long Count)> Rows(Figures figures) =>
    [
        ("rows imported", figures.Rows("imported")),
        ("rows adjusted", figures.Rows("adjusted")),
        ("rows matched", figures.Rows("matched")),
        ("rows parked", figures.Rows("parked")),
        ("rows refused", figures.Rows("refused")),
        ("orders", figures.Orders),
        ("orders delivered", figures.Delivered),
        ("orders waiting", figures.Waiting),
        ("orders cancelled", figures.Cancelled),
        ("units ordered", figures.Ordered),
        ("units delivered", figures.Units.Delivered),
        ("units backordered", figures.Units.Backordered),
        ("units cancelled", figures.Units.Cancelled),
    ];
}
