namespace Oms.Inventory;

/// <summary>What a stock command must say, whatever is stored.</summary>
internal static class StockChecks
{
    public const long MostUnits = 1_000_000_000_000;

    private const int MostLines = 5000;

    public static void ThrowIfInvalid(IReadOnlyList<StockLine> lines, bool mayFall)
    {
        var findings = new Findings();
        Count(findings, lines.Count, MostLines);
        for (var i = 0; i < lines.Count; i++)
        {
            var quantity = lines[i].Quantity;
            Place(findings, i, lines[i].Sku, lines[i].Location);
            findings.Check(quantity != 0 && quantity >= -MostUnits && quantity <= MostUnits && (quantity > 0 || mayFall), "stock.quantity", FormattableString.Invariant($"Lines[{i}].Quantity"), mayFall
                ? FormattableString.Invariant($"{quantity} is no change: write a number that is not 0.")
                : FormattableString.Invariant($"{quantity} units cannot be received: write 1 or more."));
            findings.Check(lines[i].UnitCost is not { Scaled: < 0 }, "stock.cost", FormattableString.Invariant($"Lines[{i}].UnitCost"), "A unit cannot cost less than nothing: write 0 or more.");
        }

        findings.Throw();
    }

    public static void ThrowIfInvalid(CountStock command, IReadOnlyList<Location> locations)
    {
        var findings = new Findings();
        Count(findings, command.Lines.Count, MostLines);
        Known(findings, command.Location, "Location", locations);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var line = command.Lines[i];
            Place(findings, i, line.Sku, command.Location);
            Units(findings, line.Counted, FormattableString.Invariant($"Lines[{i}].Counted"));
            Units(findings, line.Moves ?? 0, FormattableString.Invariant($"Lines[{i}].Moves"));
        }

        Once(findings, command.Lines, line => (line.Sku, line.Condition), line => FormattableString.Invariant($"{line.Sku} ({line.Condition})"));
        findings.Throw();
    }

    public static void ThrowIfInvalid(ReconditionStock command)
    {
        var findings = new Findings();
        Count(findings, command.Lines.Count, MostLines);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var line = command.Lines[i];
            Place(findings, i, line.Sku, line.Location);
            findings.Check(line.Quantity is > 0 and <= MostUnits, "stock.quantity", FormattableString.Invariant($"Lines[{i}].Quantity"), FormattableString.Invariant($"{line.Quantity} units cannot change their condition: write 1 or more."));
            findings.Check(line.From != line.To, "stock.condition", FormattableString.Invariant($"Lines[{i}].To"), FormattableString.Invariant($"The units are {line.From} already: write another condition."));
        }

        findings.Throw();
    }

    public static void ThrowIfInvalid(PlanStock command, IReadOnlyList<Location> locations)
    {
        var findings = new Findings();
        Count(findings, command.Lines.Count, MostLines);
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var line = command.Lines[i];
            Place(findings, i, line.Sku, line.Location);
            Known(findings, line.Location, FormattableString.Invariant($"Lines[{i}].Location"), locations);
            Units(findings, line.SafetyStock, FormattableString.Invariant($"Lines[{i}].SafetyStock"));
            Units(findings, line.ReorderPoint ?? 0, FormattableString.Invariant($"Lines[{i}].ReorderPoint"));
            Units(findings, line.OversellLimit ?? 0, FormattableString.Invariant($"Lines[{i}].OversellLimit"));
        }

        Once(findings, command.Lines, line => (line.Sku, line.Location), line => $"{line.Sku} at {line.Location}");
        findings.Throw();
    }

    public static void ThrowIfInvalid(SyncStock command, IReadOnlyList<Location> locations)
    {
        const int Most = 500;
        var findings = new Findings();
        Count(findings, command.Lines.Count, Most);
        Text.Code(command.Source, 32, "sync.source", "source's name");
        findings.Check(command.Sequence is null != command.AsOf is null, "sync.order", nameof(command.Sequence), "Say either the number of the message (Sequence) or when it was true (AsOf): an older one must not undo a newer one.");
        findings.Check(command.Meaning != SyncMeaning.Delta || command.Key is not null, "sync.key", nameof(command.Key), "A change needs a key, such as the message's id: otherwise a repeated delivery would count twice.");
        for (var i = 0; i < command.Lines.Count; i++)
        {
            var line = command.Lines[i];
            Place(findings, i, line.Sku, line.Location);
            Known(findings, line.Location, FormattableString.Invariant($"Lines[{i}].Location"), locations);
            if (command.Meaning != SyncMeaning.Delta)
            {
                Units(findings, line.Quantity, FormattableString.Invariant($"Lines[{i}].Quantity"));
            }
        }

        Once(findings, command.Lines, line => (line.Sku, line.Location), line => $"{line.Sku} at {line.Location}");
        findings.Throw();
    }

    /// <summary>A code that begins like a line of inbound supply is no location of a host's.</summary>
    public static void NotInbound(Findings findings, LocationCode location, string field) =>
        findings.Check(!location.IsInbound, "location.inbound", field, $"'{location}' begins with '{LocationCode.InboundMark}', which marks a line of inbound supply: write a location's code.");

    private static void Count(Findings findings, int lines, int most) =>
        findings.Check(lines >= 1 && lines <= most, "stock.lines", "Lines", FormattableString.Invariant($"{lines} lines cannot be taken in at once: write 1 to {most}."));

    private static void Place(Findings findings, int i, Sku sku, LocationCode location)
    {
        findings.Check(sku.Value is not null && location.Value is not null, "stock.line", FormattableString.Invariant($"Lines[{i}]"), "Name its SKU and location.");
        NotInbound(findings, location, FormattableString.Invariant($"Lines[{i}].Location"));
    }

    private static void Units(Findings findings, long units, string field) =>
        findings.Check(units is >= 0 and <= MostUnits, "stock.negative", field, FormattableString.Invariant($"{units} cannot be: write 0 to {MostUnits}."));

    private static void Known(Findings findings, LocationCode location, string field, IReadOnlyList<Location> locations)
    {
        const int Few = 20;
        findings.Check(
            location.Value is null || location.IsInbound || locations.Any(known => known.Code == location),
            "location.unknown",
            field,
            $"There is no location '{location}': put it first, or write one of {string.Join(", ", locations.Take(Few).Select(known => known.Code))}.");
    }

    private static void Once<T, TKey>(Findings findings, IReadOnlyList<T> lines, Func<T, TKey> key, Func<T, string> name)
    {
        foreach (var twice in lines.GroupBy(key).Where(group => group.Count() > 1))
        {
            findings.Check(false, "stock.twice", "Lines", $"{name(twice.First())} is named {twice.Count()} times: name it once.");
        }
    }
}

/// <summary>Collects what is wrong with a command, so that all of it is told together.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _all = [];

    public bool Any => _all.Count > 0;

    public void Check(bool holds, string code, string field, string message)
    {
        if (!holds)
        {
            _all.Add(new Finding(code, field, message));
        }
    }

    /// <exception cref="ValidationFailedException">Something was found.</exception>
    public void Throw()
    {
        if (Any)
        {
            throw new ValidationFailedException(_all);
        }
    }
}
