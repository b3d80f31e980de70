using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Oms.Benchmarks;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Runs;
using Oms.Benchmarks.Shops;

if (args is ["micro", ..])
{
    // In this process: nothing has to be built again, and internals stay visible.
    var config = DefaultConfig.Instance.AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(5).WithIterationCount(10));
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args.Length == 1 ? ["--filter", "*"] : args[1..], config);
    return 0;
}

if (args is ["sourcing" or "rules", ..])
{
    try
    {
        var options = BenchOptions.Parse(args.AsSpan(1));
        if (args[0] == "sourcing")
        {
            return SourcingRun.Run(options) ? 0 : 1;
        }

        RulesRun.Run(options);
        return 0;
    }
    catch (ArgumentException error)
    {
        await Console.Error.WriteLineAsync($"{error.Message}{Environment.NewLine}{Environment.NewLine}{BenchOptions.Usage}");
        return 2;
    }
}

Func<IBenchSite, BenchOptions, Task>? run = args.FirstOrDefault() switch
{
    "throughput" => PlaceRun.RunAsync,
    "availability" => AvailabilityRun.RunAsync,
    "growth" => GrowthRun.RunAsync,
    "lists" => ListRun.RunAsync,
    "outbox" => OutboxRun.RunAsync,
    "lifecycle" => (site, options) => JourneyRun.RunAsync("lifecycle", Journey.Lifecycle, site, options),
    "holds" => (site, options) => JourneyRun.RunAsync("holds", Journey.Holds, site, options),
    _ => null,
};
if (run is null)
{
    Console.WriteLine(BenchOptions.Usage);
    return 2;
}

try
{
    var options = BenchOptions.Parse(args.AsSpan(1));
    await using IBenchSite site = options.Store == "sqlite" ? new SqliteSite() : new PostgresSite(options.Connection);
    await run(site, options);
    return 0;
}
catch (ArgumentException error)
{
    await Console.Error.WriteLineAsync($"{error.Message}{Environment.NewLine}{Environment.NewLine}{BenchOptions.Usage}");
    return 2;
}
