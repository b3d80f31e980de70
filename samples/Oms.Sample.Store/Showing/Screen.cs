using System.Globalization;
using Oms.Orders;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Oms.Sample.Store.Showing;

/// <summary>How far something is.</summary>
internal sealed record Stage(string Name, long Done, long Total, double PerSecond, TimeSpan? Remaining);

/// <summary>Draws the live picture.</summary>
internal static class Screen
{
    private const int BarWidth = 28;

    public static IRenderable Empty { get; } = new Markup("");

    public static IRenderable Of(DateTimeOffset clock, Stage stage, Picture picture, IReadOnlyList<string> happenings) => new Rows(
        new Markup(Invariant($"[aqua]{clock:ddd yyyy-MM-dd HH:mm}[/] by the shop's virtual clock")),
        Progress(stage),
        Beside(States(picture), Units(picture), Stock(picture)),
        new Panel(Lines(happenings)).Header("recent happenings").Border(BoxBorder.Rounded).BorderColor(Color.Grey).Expand());

    private static Markup Progress(Stage stage)
    {
        var part = stage.Total > 0 ? Math.Clamp((double)stage.Done / stage.Total, 0, 1) : 0;
        var full = (int)(part * BarWidth);
        var left = stage.Remaining is { } remaining ? Invariant($", {remaining:h\\:mm\\:ss} left") : "";
        var text = Invariant($"{Markup.Escape(stage.Name)} [green]{new string('━', full)}[/][grey]{new string('━', BarWidth - full)}[/] {stage.Done:N0} of {stage.Total:N0}, {stage.PerSecond:N0}/s{left}");
        return new Markup(text);
    }

    private static Grid Beside(params IRenderable[] tables)
    {
        var grid = new Grid();
        foreach (var _ in tables)
        {
            grid.AddColumn(new GridColumn().NoWrap().PadLeft(0).PadRight(2));
        }

        return grid.AddRow(tables);
    }

    private static Table States(Picture picture)
    {
        var table = Table("orders", "count");
        foreach (var (state, count) in picture.States)
        {
            table.AddRow(Markup.Escape(state), Number(count));
        }

        return table;
    }

    private static Table Units(Picture picture)
    {
        var table = Table("units", "count");
        foreach (var bucket in Enum.GetValues<Bucket>().Where(bucket => picture.Units.GetValueOrDefault(bucket) > 0))
        {
            table.AddRow(bucket.ToString(), Number(picture.Units[bucket]));
        }

        return table;
    }

    private static Table Stock(Picture picture)
    {
        var table = Table("stock", "on hand", "allocated", "available");
        foreach (var (location, (onHand, allocated, available)) in picture.Stock)
        {
            table.AddRow(Markup.Escape(location), Number(onHand), Number(allocated), Number(available));
        }

        return table;
    }

    // Narrow enough for three of them on 80 columns.
    private static Table Table(string what, params string[] numbers)
    {
        var table = new Table().Border(TableBorder.None).AddColumn(Column(what));
        foreach (var number in numbers)
        {
            table.AddColumn(Column(number).RightAligned());
        }

        return table;

        static TableColumn Column(string name) => new TableColumn($"[grey]{name}[/]").NoWrap().PadLeft(0).PadRight(1);
    }

    // One row each, whatever the width: a picture that changes its height flickers.
    private static Rows Lines(IReadOnlyList<string> lines)
    {
        var width = Math.Max(10, AnsiConsole.Profile.Width - 4);
        return new Rows(lines.Select(line => new Spectre.Console.Text(line.Length <= width ? line : line[..(width - 1)] + "…")));
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
