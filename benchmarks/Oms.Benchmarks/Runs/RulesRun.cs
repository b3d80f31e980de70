using System.Diagnostics;
using System.Globalization;
using Oms.Benchmarks.Micro;
using Oms.Json.Reading;
using Oms.Rules;
using Oms.Rules.Compiling;
using Oms.Rules.Explaining;
using Oms.Rules.Functions;
using Oms.Rules.Sets;
using Oms.Rules.Types;
using Oms.Workflow;

namespace Oms.Benchmarks.Runs;

/// <summary>Evaluates a condition of three clauses, and decides by a table of 1,000 rows with its explanation, and lets the workflow answer a fact, beside the same written in C#.</summary>
internal static class RulesRun
{
    private const int Rows = 1_000;
    private const int Batch = 20_000;

    public static void Run(BenchOptions options)
    {
        var catalog = new RuleCatalog([Fact("order.units", FactType.Number), Fact("order.country", FactType.Text), Fact("order.total", FactType.Money)], [.. CelFunctions.All, .. ShopFunctions.All]);
        var sheet = new FactSheet(catalog);
        var shop = new Shop(3, "GB", Money.OfMinor(25_050, new Currency("GBP")));
        sheet.Set("order.units", FactValue.Of(shop.Units));
        sheet.Set("order.country", FactValue.Of(shop.Country));
        sheet.Set("order.total", FactValue.Of(shop.Total));

        var condition = Condition.Compile("order.units > 2 && order.country == 'GB' && order.total >= money('100 GBP')", catalog, RuleLimits.Default, new Findings())!;
        var table = Table(catalog);
        var bench = new Bench();
        var (fire, fireFloor, fireBytes) = (new List<double>(), new List<double>(), 0L);
        var (guarded, guardedBytes) = (new List<double>(), 0L);
        var (one, floor, all) = (new List<double>(), new List<double>(), new List<double>());
        var (oneBytes, allBytes, tableFloor) = (0L, 0L, new List<double>());
        var limits = Enumerable.Range(0, Rows).Select(row => (Units: 1_000m + row, Country: $"C{row}")).ToArray();
        for (var round = 0; round <= options.Rounds; round++)
        {
            // The first round warms up and is not kept.
            Keep(one, round, Slice(options, () => condition.Evaluate(sheet).IsTrue, Batch, out oneBytes));
            Keep(floor, round, Slice(options, () => shop.Units > 2 && shop.Country == "GB" && shop.Total.CompareTo(Hundred) >= 0, Batch, out _));
            Keep(all, round, Slice(options, () => OutcomeJson.Write(table.Decide(sheet)).Length > 0, 10, out allBytes));
            Keep(tableFloor, round, Slice(options, () => Floor(shop, limits), 10, out _));
            Keep(fire, round, Slice(options, () => bench.Lifecycle.Fire(bench.Order, WorkflowTriggers.Confirmed, Bench.Now) is not null, Batch, out fireBytes));
            Keep(guarded, round, Slice(options, () => bench.Lifecycle.Fire(bench.Order, WorkflowTriggers.NothingToShip, Bench.Now) is not null, Batch, out guardedBytes));
            Keep(fireFloor, round, Slice(options, () => Next(bench.Order.State, WorkflowTriggers.Confirmed) is not null, Batch, out _));
        }

        var (ns, floorNs, us, floorUs) = (Middle(one), Middle(floor), Middle(all) / 1_000, Middle(tableFloor) / 1_000);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"three clauses: {ns:F0} ns and {oneBytes} B, in C# {floorNs:F1} ns: {ns / floorNs:F0} times"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rows} rows with explanation: {us:F0} us and {allBytes} B, in C# without {floorUs:F1} us: {us / floorUs:F0} times"));
        var (fired, firedFloor, opened) = (Middle(fire), Middle(fireFloor), Middle(guarded));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one lifecycle decision: {fired:F0} ns and {fireBytes} B, with a guard {opened:F0} ns and {guardedBytes} B; as a switch in C# {firedFloor:F1} ns: {fired / firedFloor:F0} times, with a guard {opened / firedFloor:F0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bench rules lifecycle_ns={fired:F0} lifecycle_bytes={fireBytes} guarded_ns={opened:F0} guarded_bytes={guardedBytes} lifecycle_ratio={fired / firedFloor:F1} clause_ns={ns:F0} clause_bytes={oneBytes} clause_ratio={ns / floorNs:F1} rows={Rows} table_us={us:F0} table_bytes={allBytes} table_ratio={us / floorUs:F1}"));
    }

    private static Money Hundred { get; } = Money.OfMinor(10_000, new Currency("GBP"));

    // None of the rows holds but the last: every one is tried.
    private static CompiledRuleSet Table(RuleCatalog catalog)
    {
        var set = new RuleSet
        {
            Id = "bench",
            Version = 1,
            Point = RulePoints.Hold,
            Owner = "bench",
            Reason = "bench",
            Rows =
            [
                .. Enumerable.Range(0, Rows - 1).Select(row => Row(row, $"order.units < {1_000 + row} && order.country == 'C{row}'")),
                Row(Rows - 1, "order.units == 3"),
            ],
        };
        var mistakes = new MistakeList();
        var table = new RuleSetCompiler(catalog, RuleLimits.Default).Compile(set, mistakes);
        mistakes.ThrowIfAny("rule set");
        return table!;
    }

    // What the default workflow says of a pending order, as somebody would write it who needs no other.
    private static string? Next(string state, string trigger) => (state, trigger) switch
    {
        ("pending", WorkflowTriggers.Confirmed) => "confirmed",
        ("pending", WorkflowTriggers.NothingToShip) => "delivered",
        ("pending", WorkflowTriggers.AllCancelled) => "cancelled",
        ("confirmed", WorkflowTriggers.UnitsReleased) => "picking",
        ("picking", WorkflowTriggers.AllShipped) => "shipped",
        ("shipped", WorkflowTriggers.AllDelivered) => "delivered",
        _ => null,
    };

    private static RuleRow Row(int row, string when) =>
        new() { Name = $"row {row}", When = when, Then = [new TagAction { Tags = ["t"] }] };

    private static bool Floor(Shop shop, (decimal Units, string Country)[] rows)
    {
        foreach (var row in rows)
        {
            if (shop.Units < row.Units && shop.Country == row.Country)
            {
                return true;
            }
        }

        return false;
    }

    private static double Slice(BenchOptions options, Func<bool> work, int batch, out long bytes)
    {
        var (began, done, kept) = (Stopwatch.GetTimestamp(), 0L, 0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        do
        {
            for (var i = 0; i < batch; i++)
            {
                kept += work() ? 1 : 0;
            }

            done += batch;
        }
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < options.Seconds);
        var time = Stopwatch.GetElapsedTime(began).TotalNanoseconds / done;
        bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / done;
        GC.KeepAlive(kept);
        return time;
    }

    private static void Keep(List<double> times, int round, double time)
    {
        if (round > 0)
        {
            times.Add(time);
        }
    }

    private static double Middle(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static Fact Fact(string name, FactType type) => new() { Name = name, Type = type, Meaning = name };

    private sealed record Shop(decimal Units, string Country, Money Total);
}
