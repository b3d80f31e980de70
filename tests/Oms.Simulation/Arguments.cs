using System.Globalization;

namespace Oms.Simulation;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    public ulong Seed { get; private init; } = 1;

    public long Commands { get; private init; } = 100_000;

    public int? World { get; private init; }

    /// <summary>Most lines of a violation's trace.</summary>
    public int Trace { get; private init; } = 60;

    public static bool TryRead(string[] args, out Arguments arguments, out string mistake)
    {
        arguments = new Arguments();
        mistake = "";
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            Arguments? next = args[i] switch
            {
                "--seed" when ulong.TryParse(value, CultureInfo.InvariantCulture, out var seed) => arguments with { Seed = seed },
                "--commands" when long.TryParse(value, CultureInfo.InvariantCulture, out var commands) && commands > 0 => arguments with { Commands = commands },
                "--world" when int.TryParse(value, CultureInfo.InvariantCulture, out var world) && world >= 0 => arguments with { World = world },
                "--trace" when int.TryParse(value, CultureInfo.InvariantCulture, out var trace) && trace >= 0 => arguments with { Trace = trace },
                _ => null,
            };
            if (next is null)
            {
                mistake = $"'{args[i]} {value}' is not understood.";
                return false;
            }

            arguments = next;
        }

        return true;
    }
}
