using Spectre.Console;

namespace Oms.Sample.Store;

/// <summary>Shows how the day goes: coloured on a terminal, plain lines otherwise.</summary>
internal sealed class Display
{
    private readonly bool _terminal = !Console.IsOutputRedirected;

    public void Say(string line)
    {
        if (_terminal)
        {
            AnsiConsole.MarkupLineInterpolated($"[grey]{line}[/]");
        }
        else
        {
            Console.WriteLine(line);
        }
    }

    public void End(Figures figures)
    {
        var table = new Table().Border(_terminal ? TableBorder.Rounded : TableBorder.Ascii).AddColumn("what").AddColumn(new TableColumn("count").RightAligned());
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
