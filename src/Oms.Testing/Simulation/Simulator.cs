using System.Diagnostics;
using Oms.Testing.Simulation.Checks;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation;

/// <summary>
/// Plays the real engine on several nodes over one store, under virtual time, with faults and kills between any two steps, and checks the
/// promises after every commit and at the end. One seed reproduces a run to the byte. See docs/testing.md for what it models and what it cannot see.
/// </summary>
public static class Simulator
{
    private const int LeastCommands = 200;
    private const int MostCommands = 900;

    /// <summary>Plays worlds until enough commands were sent or a promise is broken; then that world is played again to tell what happened.</summary>
    /// <param name="options">What.</param>
    /// <param name="progress">Told after each world.</param>
    /// <param name="cancellationToken">Stops it between two worlds.</param>
    public static async Task<SimulationReport> RunAsync(SimulationOptions options, IProgress<SimulationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var begun = Stopwatch.GetTimestamp();
        var report = new SimulationReport { Seed = options.Seed, Commands = 0, Worlds = 0, Crashes = 0, Commits = 0, Hash = 0, Coverage = new SimulationCoverage() };
        for (var number = options.World ?? 0; report.Violation is null && report.Commands < options.Commands; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var world = await PlayAsync(options, number, traced: false, cancellationToken).ConfigureAwait(false);
            report = Add(report, world);
            if (world.Violation is { } what)
            {
                report = report with { Violation = await ExplainAsync(options, number, what, cancellationToken).ConfigureAwait(false) };
            }

            progress?.Report(new SimulationProgress(report.Commands, options.Commands, report.Worlds, report.Commands / Stopwatch.GetElapsedTime(begun).TotalSeconds));
            if (options.World is not null)
            {
                break;
            }
        }

        return report.Violation is null && report.Coverage.Starved.FirstOrDefault() is { } starved
            ? report with { Violation = new SimulationViolation(report.Worlds, $"'{starved}' was accepted in less than one of a hundred tries: it tests nothing.", []) }
            : report;
    }

    private static SimulationReport Add(SimulationReport report, World world)
    {
        report.Coverage.Add(world.Coverage);
        return report with
        {
            Commands = report.Coverage.Tries,
            Worlds = report.Worlds + 1,
            Crashes = report.Crashes + world.Crashes,
            Commits = report.Commits + world.Watch.Commits,
            Hash = unchecked((report.Hash * 31) ^ world.Watch.Hash),
        };
    }

    private static async Task<World> PlayAsync(SimulationOptions options, int number, bool traced, CancellationToken cancellationToken)
    {
        // On a fresh stack: a world that began inside the end of the one before would lie ever deeper.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var chance = new Chance(unchecked((options.Seed * 0xD1342543DE82EF95) + (ulong)number));
        var context = SynchronizationContext.Current;

        // Continuations run where their step is completed, which is here, only where there is no context to post them to.
        SynchronizationContext.SetSynchronizationContext(null);
        var world = new World(options, chance.Next(), (int)chance.Between(LeastCommands, MostCommands), traced);
        try
        {
            world.Play();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }

        if (world.Violation is null)
        {
            Rest.Check(world);
            SupplyRest.Check(world);
            WorkflowRest.Check(world);
            world.Watch.Check();
            world.Ledger.Check();
            await VerifyAsync(world, cancellationToken).ConfigureAwait(false);
        }

        await world.DisposeAsync().ConfigureAwait(false);
        return world;
    }

    /// <summary>The oracle that hosts have, too, on the store itself.</summary>
    private static async Task VerifyAsync(World world, CancellationToken cancellationToken)
    {
        foreach (var shop in world.Shops)
        {
            var report = await world.Verifier.VerifyAsync(shop.Tenant, null, cancellationToken).ConfigureAwait(false);
            foreach (var check in report.Checks.Where(check => !check.Holds))
            {
                world.Violate($"The verifier says of tenant {shop.Tenant}: {check.Name}: {check.Violations[0]}");
            }
        }
    }

    private static async Task<SimulationViolation> ExplainAsync(SimulationOptions options, int number, string what, CancellationToken cancellationToken)
    {
        var again = await PlayAsync(options, number, traced: true, cancellationToken).ConfigureAwait(false);
        return new SimulationViolation(number, again.Violation == what ? what : $"{what} Played again it is: {again.Violation ?? "nothing"} (the run is not repeatable).", again.Trace!.Lines);
    }
}
