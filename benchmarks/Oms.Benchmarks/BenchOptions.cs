using System.Globalization;

namespace Oms.Benchmarks;

/// <summary>What is asked on the command line.</summary>
internal sealed record BenchOptions
{
    public const string Usage = """
        Oms.Benchmarks: speed beside a floor that writes the same rows without an engine, alternating in one process.

          throughput   place three-line orders           --store sqlite|postgres --clients N --skus uniform|hot|zipf --read fresh|hint --seconds N
          lifecycle    seven commands an order           --store sqlite|postgres --clients N --seconds N
          holds        reserve, order, give back         --store sqlite|postgres --clients N --skus uniform|hot|zipf --seconds N
          availability what can be sold of every SKU     --store sqlite|postgres --stock N --seconds N
          growth       place among many orders           --store sqlite|postgres --clients N --orders N --seconds N
          lists        write hot SKUs, then list orders  --store sqlite|postgres --clients N --orders N --seconds N
          outbox       deliver events                    --store postgres --workers N --events N
          sourcing     split orders over locations       --instances N --oracle N
          rules        rules, workflow decisions     --seconds N --rounds N
          micro        BenchmarkDotNet                   further arguments are its own, such as --filter *Decision*

        --oracle is how many instances of each shape CP-SAT solves, too (all).
        --orders is how many orders are stored already (1000000).
        --only ours leaves the floors out, for a profiler.
        --seconds is the length of one slice (10); --rounds how often ours and the floors take turns (3); --stock how many SKUs there are (100000).
        --connection names a PostgreSQL server's maintenance database; without it a server of the run's own is started and deleted.
        """;

    public string Store { get; init; } = "sqlite";

    public int Clients { get; init; } = 64;

    public string Skus { get; init; } = "uniform";

    public bool Hint { get; init; }

    public double Seconds { get; init; } = 10;

    public int Rounds { get; init; } = 3;

    public int Stock { get; init; } = 100_000;

    public bool OnlyOurs { get; init; }

    public int Workers { get; init; } = 4;

    public int Events { get; init; } = 100_000;

    public int Orders { get; init; } = 1_000_000;

    public int Instances { get; init; } = 2000;

    public int? Oracle { get; init; }

    public string? Connection { get; init; }

    /// <summary>Reads the options that follow the verb.</summary>
    /// <exception cref="ArgumentException">One is unknown, or its value is.</exception>
    public static BenchOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new BenchOptions();
        for (var i = 0; i < arguments.Length; i += 2)
        {
            var name = arguments[i];
            var value = i + 1 < arguments.Length ? arguments[i + 1] : throw new ArgumentException($"{name} needs a value.");
            options = name switch
            {
                "--store" => options with { Store = OneOf(name, value, "sqlite", "postgres") },
                "--clients" => options with { Clients = Number(name, value) },
                "--skus" => options with { Skus = OneOf(name, value, "uniform", "hot", "zipf") },
                "--read" => options with { Hint = OneOf(name, value, "fresh", "hint") == "hint" },
                "--seconds" => options with { Seconds = Number(name, value) },
                "--rounds" => options with { Rounds = Number(name, value) },
                "--stock" => options with { Stock = Number(name, value) },
                "--only" => options with { OnlyOurs = OneOf(name, value, "ours") == "ours" },
                "--workers" => options with { Workers = Number(name, value) },
                "--events" => options with { Events = Number(name, value) },
                "--orders" => options with { Orders = Number(name, value) },
                "--instances" => options with { Instances = Number(name, value) },
                "--oracle" => options with { Oracle = Number(name, value) },
                "--connection" => options with { Connection = value },
                _ => throw new ArgumentException($"Unknown option {name}."),
            };
        }

        return options;
    }

    private static int Number(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new ArgumentException($"{name} is a number above 0, not '{value}'.");

    private static string OneOf(string name, string value, params string[] allowed) =>
        allowed.Contains(value) ? value : throw new ArgumentException($"{name} is one of {string.Join(", ", allowed)}, not '{value}'.");
}
