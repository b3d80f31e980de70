using System.Globalization;
using Oms.Testing.Simulation;

namespace Oms.Simulation;

/// <summary>
/// Plays the simulation from the command line: <c>--seed S --commands N [--world W] [--trace LINES]</c>. Ends with one line of figures; the exit
/// code is 1 where a promise was broken, and then a line that plays that world again is printed.
/// </summary>
internal static class Program
{
    private const int Ok = 0;
    private const int Violated = 1;
    private const int Misused = 2;

    public static async Task<int> Main(string[] args)
    {
        if (!Arguments.TryRead(args, out var arguments, out var mistake))
        {
            await Console.Error.WriteLineAsync($"{mistake} Usage: --seed S --commands N [--world W] [--trace LINES]").ConfigureAwait(false);
            return Misused;
        }

        var options = new SimulationOptions { Seed = arguments.Seed, Commands = arguments.Commands, World = arguments.World };
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {options.Seed}, {options.Commands} commands"));
        var report = await Simulator.RunAsync(options, new Teller()).ConfigureAwait(false);
        Console.Write(report.Coverage);
        if (report.Violation is { } violation)
        {
            foreach (var line in violation.Trace.TakeLast(arguments.Trace))
            {
                Console.WriteLine(line);
            }

            Console.WriteLine($"violation in world {violation.World}: {violation.What}");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"play it again: dotnet run -c Release --project tests/Oms.Simulation -- --seed {report.Seed} --commands {arguments.Commands} --world {violation.World}"));
        }

        Console.WriteLine(report);
        return report.Violation is null ? Ok : Violated;
    }

    /// <summary>Says at most once a second how far it is.</summary>
    private sealed class Teller : IProgress<SimulationProgress>
    {
        private readonly TimeProvider _time = TimeProvider.System;
        private long _last = TimeProvider.System.GetTimestamp();

        public void Report(SimulationProgress value)
        {
            if (_time.GetElapsedTime(_last).TotalSeconds < 1)
            {
                return;
            }

            _last = _time.GetTimestamp();
            var left = Math.Max(0, value.Total - value.Commands) / Math.Max(1, value.PerSecond);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{value.Commands} of {value.Total} commands in {value.Worlds} worlds, {value.PerSecond:F0} a second, {left:F0} s left"));
        }
    }
}
