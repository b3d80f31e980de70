using System.Reflection;
using BenchmarkDotNet.Running;
using Oms.Benchmarks;
using Oms.Benchmarks.Databases;
using Oms.Benchmarks.Runs;

if (args is ["micro", ..])
{
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args.Length == 1 ? ["--filter", "*"] : args[1..]);
    return 0;
}

Func<IBenchSite, BenchOptions, Task>? run = args.FirstOrDefault() switch
{
    "throughput" => PlaceRun.RunAsync,
    "outbox" => OutboxRun.RunAsync,
    "lifecycle" => LifecycleRun.RunAsync,
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
