using NodaTime;
using Oms.Calendars;
using Oms.Inventory;

namespace Oms.Supply;

/// <summary>What commands on supply must say; refused with what to write instead.</summary>
internal static class SupplyChecks
{
    private const int MostLines = 500;
    private const long MostUnits = 1_000_000_000_000;

    public static string Number(string? number) => Text.Code(number, InboundSupply.MaxNumberLength, "supply.number", "supply's number");

    public static void Expected(IReadOnlyList<ExpectedLine> lines)
    {
        var findings = new List<Finding>();
        if (lines.Count is 0 or > MostLines)
        {
            findings.Add(new Finding("supply.lines", "Lines", FormattableString.Invariant($"{lines.Count} lines cannot be expected at once: write 1 to {MostLines}.")));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var field = FormattableString.Invariant($"Lines[{i}]");
            if (lines[i].Sku.Value is null || lines[i].To.Value is null)
            {
                findings.Add(new Finding("supply.line", field, "Name its SKU and the location that receives it."));
            }

            Positive(lines[i].Quantity, 1, $"{field}.Quantity", findings);
            if (lines[i] is { At: not null, On: not null })
            {
                findings.Add(new Finding("supply.date", field, "Give a moment (At) or a day (On), not both."));
            }
        }

        Throw(findings);
    }

    public static void Stage(SupplyState state, SupplyState first)
    {
        if (state < first || state > SupplyState.Shipped)
        {
            throw new ValidationFailedException(new Finding("supply.state", "State", $"{state} cannot be said of what is to come: write {string.Join(", ", Enum.GetValues<SupplyState>().Where(known => known >= first && known <= SupplyState.Shipped))}."));
        }
    }

    public static void Arrived(ReceiveSupply command)
    {
        var findings = new List<Finding>();
        if (command.Lines.Count is 0 or > 5 * MostLines)
        {
            findings.Add(new Finding("supply.lines", "Lines", "Name what came, line by line."));
        }

        for (var i = 0; i < command.Lines.Count; i++)
        {
            Positive(command.Lines[i].Quantity, command.Close ? 0 : 1, FormattableString.Invariant($"Lines[{i}].Quantity"), findings);
        }

        Throw(findings);
    }

    public static void Units(IReadOnlyList<LineUnits> lines, bool mayBeEmpty)
    {
        var findings = new List<Finding>();
        if (lines.Count == 0 && !mayBeEmpty)
        {
            findings.Add(new Finding("supply.lines", "Lines", "Name lines and units."));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            Positive(lines[i].Quantity, 1, FormattableString.Invariant($"Lines[{i}].Quantity"), findings);
        }

        Throw(findings);
    }

    public static void Reason(string? reason, string what)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new ValidationFailedException(new Finding("supply.reason", "Reason", $"Say why {what}: the ledger keeps it."));
        }
    }

    /// <summary>Only what is counted by itself can be expected, at a location that is known.</summary>
    public static void Known(IReadOnlyList<ExpectedLine> lines, StockView stock, IReadOnlyList<Location> locations)
    {
        var findings = new List<Finding>();
        for (var i = 0; i < lines.Count; i++)
        {
            var field = FormattableString.Invariant($"Lines[{i}]");
            if (locations.All(location => location.Code != lines[i].To))
            {
                findings.Add(new Finding("supply.location", $"{field}.To", $"There is no location '{lines[i].To}': {There(locations)}."));
            }

            if (stock.Items.FirstOrDefault(item => item.Sku == lines[i].Sku) is { } item && (!item.Tracked || item.Parts.Count > 0))
            {
                findings.Add(new Finding("supply.sku", $"{field}.Sku", item.Parts.Count > 0
                    ? $"'{item.Sku}' is a kit and has no stock of its own: expect its parts ({string.Join(", ", item.Parts.Select(part => part.Sku))})."
                    : $"'{item.Sku}' is not tracked: nothing is counted that could be expected."));
            }
        }

        Throw(findings);
    }

    public static void Known(LocationCode from, IReadOnlyList<Location> locations)
    {
        if (locations.All(location => location.Code != from))
        {
            throw new ValidationFailedException(new Finding("supply.location", "From", $"There is no location '{from}': {There(locations)}."));
        }
    }

    /// <exception cref="ValidationFailedException">The line is not there.</exception>
    public static SupplyLine Line(InboundSupply supply, int lineNo) =>
        supply.Lines.FirstOrDefault(line => line.LineNo == lineNo)
        ?? throw new ValidationFailedException(new Finding("supply.line", "Lines", FormattableString.Invariant($"Supply '{supply.Number}' has no line {lineNo}: write 1 to {supply.Lines.Count}.")));

    /// <summary>A day counts until its end, at the location that receives.</summary>
    public static Instant? Date(Instant? at, LocalDate? on, Location? to) => at is { } moment
        ? Engine.Micros.Floor(moment)
        : on is { } day ? WorkCalendar.EndOf(day, to is null ? DateTimeZone.Utc : WorkCalendar.ZoneOf(to)) : null;

    private static void Positive(long quantity, long least, string field, List<Finding> findings)
    {
        if (quantity < least || quantity > MostUnits)
        {
            findings.Add(new Finding("supply.quantity", field, FormattableString.Invariant($"{quantity} units cannot be taken: write {least} to {MostUnits}.")));
        }
    }

    private static string There(IReadOnlyList<Location> locations) => locations.Count == 0
        ? "store it first with PutLocationAsync"
        : $"there are {string.Join(", ", locations.Take(20).Select(location => location.Code))}";

    private static void Throw(List<Finding> findings)
    {
        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }
    }
}
