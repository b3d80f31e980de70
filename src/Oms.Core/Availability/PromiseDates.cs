using NodaTime;
using Oms.Engine;
using Oms.Inventory;

namespace Oms.Availability;

/// <summary>
/// The earliest moment by which lines can have arrived. A line shares its SKUs with the lines before it: together they must fit. Units of a SKU
/// may come from several locations, a kit comes whole from one. Pure, and monotone: more supply makes no promise later (invariant S8), as long
/// as no two kinds of kits share a part.
/// </summary>
internal sealed class PromiseDates
{
    private readonly List<Option> _options = [];
    private readonly IReadOnlyList<LocationCode> _codes;

    public PromiseDates(IReadOnlyList<LocationCode> codes, IReadOnlyList<Location> locations, IReadOnlyList<StockPosition> positions, IReadOnlyList<InboundLine> inbound, Instant at, LeadTimes times)
    {
        _codes = codes;
        foreach (var code in codes)
        {
            var location = locations.FirstOrDefault(known => known.Code == code) ?? new Location { Code = code };
            var debts = new Dictionary<Sku, long>();
            foreach (var position in positions.Where(position => position.Location == code))
            {
                var free = position.Sellable + position.OversellLimit - position.Allocated - position.Reserved + position.Expired - position.SafetyStock;
                Add(position.Sku, code, free, times.FromStock(location, at));
                debts[position.Sku] = Math.Min(0, free);
            }

            foreach (var line in inbound.Where(line => line.To == code && line is { Free: > 0, ExpectedAt: not null }).Order(Comparer<InboundLine>.Create(InboundLine.ByDate)))
            {
                var left = line.Free + debts.GetValueOrDefault(line.Sku);
                debts[line.Sku] = Math.Min(0, left);
                Add(line.Sku, code, left, times.FromInbound(location, line.ExpectedAt!.Value, at));
            }
        }

        _options.Sort(static (a, b) => a.At != b.At ? a.At.CompareTo(b.At) : a.Location.CompareTo(b.Location));
    }

    public PromiseDate Of(IReadOnlyList<PromiseLine> lines)
    {
        var figures = new Figure[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            figures[i] = Line([.. Sharing(lines, i)], lines[i]);
        }

        var why = Figures.Latest("all of it has arrived", figures);
        return new PromiseDate { For = why.At, Lines = [.. lines.Select((line, i) => new LinePromiseDate(line.Sku, line.Units, figures[i].At))], Why = why };
    }

    // Itself and those before it that take, directly or through others, the same SKUs.
    private static List<PromiseLine> Sharing(IReadOnlyList<PromiseLine> lines, int last)
    {
        var skus = lines[last].Takes().Select(part => part.Sku).ToHashSet();
        var chosen = new bool[last + 1];
        chosen[last] = true;
        for (var found = true; found;)
        {
            found = false;
            for (var i = 0; i < last; i++)
            {
                if (!chosen[i] && lines[i].Takes().Any(part => skus.Contains(part.Sku)))
                {
                    chosen[i] = found = true;
                    skus.UnionWith(lines[i].Takes().Select(part => part.Sku));
                }
            }
        }

        return [.. Enumerable.Range(0, last + 1).Where(i => chosen[i]).Select(i => lines[i])];
    }

    private Figure Line(IReadOnlyList<PromiseLine> sharing, PromiseLine line)
    {
        var label = FormattableString.Invariant($"{line.Units} of {line.Sku} have arrived");
        if (line is { Counted: false })
        {
            return Figures.Latest(label, _options.Count > 0 ? _options[0].Why : Figures.Given("nothing is counted, and no location has anything", (Instant?)null));
        }

        Instant? by = null;
        foreach (var at in _options.Select(option => option.At).Distinct())
        {
            if (Fits(sharing, at))
            {
                by = at;
                break;
            }
        }

        return by is { } date
            ? Figures.Latest(label, Reasons(sharing, line, date))
            : Figures.Latest(label, Figures.Given("not all of it is in sight", (Instant?)null));
    }

    /// <summary>Whether lines fit into what has arrived by a moment: kits first, each whole from one location, then what is left of each SKU from anywhere.</summary>
    private bool Fits(IReadOnlyList<PromiseLine> lines, Instant by)
    {
        var left = new Dictionary<(Sku, LocationCode), long>();
        foreach (var option in _options.TakeWhile(option => option.At <= by))
        {
            left[(option.Sku, option.Location)] = left.GetValueOrDefault((option.Sku, option.Location)) + option.Units;
        }

        foreach (var kit in lines.Where(line => line.Parts.Count > 0))
        {
            var wanted = kit.Units;
            foreach (var code in _codes)
            {
                var kits = Math.Min(wanted, kit.Parts.Min(part => left.GetValueOrDefault((part.Sku, code)) / part.Quantity));
                wanted -= kits;
                foreach (var part in kits > 0 ? kit.Parts : [])
                {
                    left[(part.Sku, code)] -= kits * part.Quantity;
                }
            }

            if (wanted > 0)
            {
                return false;
            }
        }

        return lines.Where(line => line.Parts.Count == 0).GroupBy(line => line.Sku)
            .All(group => _codes.Sum(code => left.GetValueOrDefault((group.Key, code))) >= group.Sum(line => line.Units));
    }

    // The arrivals that the date waits for: of each SKU what is needed of it by then, the earliest first.
    private List<Figure> Reasons(IReadOnlyList<PromiseLine> sharing, PromiseLine line, Instant by)
    {
        var reasons = new List<Figure>();
        foreach (var (sku, _) in line.Takes())
        {
            var wanted = sharing.SelectMany(other => other.Takes()).Where(part => part.Sku == sku).Sum(part => part.Units);
            foreach (var option in _options.Where(option => option.Sku == sku && option.At <= by))
            {
                if (wanted > 0)
                {
                    reasons.Add(option.Why with { Label = FormattableString.Invariant($"{Math.Min(wanted, option.Units)} of {sku}: {option.Why.Label}") });
                    wanted -= option.Units;
                }
            }
        }

        if (reasons.Count == 0 || reasons.Max(reason => reason.At) < by)
        {
            reasons.Add(Figures.Given("all parts of a kit are together at one location, beside what earlier lines take", (Instant?)by));
        }

        return reasons;
    }

    private void Add(Sku sku, LocationCode code, long units, Figure why)
    {
        if (units > 0 && why.At is { } at)
        {
            _options.Add(new Option(sku, code, units, at, why));
        }
    }

    private readonly record struct Option(Sku Sku, LocationCode Location, long Units, Instant At, Figure Why);
}

/// <summary>What is wanted of a SKU, or of the parts of a kit.</summary>
/// <param name="Sku">The SKU.</param>
/// <param name="Units">Units.</param>
/// <param name="Parts">Parts of a kit; none: it is none.</param>
/// <param name="Counted">Whether stock is counted of it.</param>
internal sealed record PromiseLine(Sku Sku, long Units, IReadOnlyList<KitPart> Parts, bool Counted)
{
    public IEnumerable<(Sku Sku, long Units)> Takes() => Parts.Count > 0
        ? Parts.Select(part => (part.Sku, part.Quantity * Units))
        : Counted ? [(Sku, Units)] : [];
}
