using System.Globalization;

namespace Oms.Sample.Store;

/// <summary>What the sample is told on its command line.</summary>
internal sealed record SampleOptions
{
    public const string Usage = """
        Usage: dotnet run --project samples/Oms.Sample.Store -- [options]
          --input FILE          import this CSV file instead of the built-in day
          --store KIND          memory, sqlite (default) or postgres
          --connection STRING   connection string, for postgres
          --db FILE             database file, for sqlite (default: a new one in the temporary folder)
          --explain NUMBER      tell where this order came from, and would have under each policy; without --input, of orders
                                that are in --db or --connection already
          --speed N             virtual seconds a real second (default 20000)
          --exit                run to the end and exit: 0 where every check holds, else 1
          --json                end with one line of JSON
          --help                show this
        """;

    public string? Input { get; init; }

    public string Store { get; init; } = "sqlite";

    public string? Connection { get; init; }

    public string? Database { get; init; }

    public string? Explain { get; init; }

    public double Speed { get; init; } = 20_000;

    public bool Exit { get; init; }

    public bool Json { get; init; }

    public bool Help { get; init; }

    /// <exception cref="ArgumentException">An option is unknown, lacks its value or has a wrong one; the message says what to write.</exception>
    public static SampleOptions Parse(string[] args)
    {
        var options = new SampleOptions { Exit = Console.IsOutputRedirected || Console.IsInputRedirected };
        for (var i = 0; i < args.Length; i++)
        {
            options = args[i] switch
            {
                "--input" => options with { Input = Existing(Value(args, ref i)) },
                "--store" => options with { Store = Value(args, ref i) },
                "--connection" => options with { Connection = Value(args, ref i) },
                "--db" => options with { Database = Value(args, ref i) },
                "--explain" => options with { Explain = Value(args, ref i) },
                "--speed" => options with { Speed = Number(Value(args, ref i)) },
                "--exit" => options with { Exit = true },
                "--json" => options with { Json = true },
                "--help" or "-h" => options with { Help = true },
                _ => throw new ArgumentException($"'{args[i]}' is no option."),
            };
        }

        return options.Store switch
        {
            "postgres" when options.Connection is null => throw new ArgumentException("--store postgres needs --connection."),
            "memory" or "sqlite" or "postgres" => options,
            _ => throw new ArgumentException($"'{options.Store}' is no store: write memory, sqlite or postgres."),
        };
    }

    private static string Value(string[] args, ref int i) =>
        i + 1 < args.Length ? args[++i] : throw new ArgumentException($"{args[i]} needs a value.");

    private static string Existing(string path) => File.Exists(path) ? path : throw new ArgumentException($"There is no file '{path}'.");

    private static double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new ArgumentException($"'{text}' is no speed: write a positive number.");
}
