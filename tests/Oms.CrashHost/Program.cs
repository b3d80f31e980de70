using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oms;
using Oms.CrashHost;
using Oms.Verification;

// oms-crash-host <task> <sqlite|postgresql> <connection string> <acknowledgements file> <name of this process>
if (args is not [var task, var store, var connection, var file, var name])
{
    await Console.Error.WriteLineAsync("Usage: <load|sell|kits|hold|trade|audit|wait|arrive|transfer|move|count> <sqlite|postgresql> <connection string> <acknowledgements file> <name>");
    return 2;
}

await using var services = Setup.Services(store, connection, killed: task is "load" or "move").BuildServiceProvider();
foreach (var service in services.GetServices<IHostedService>())
{
    await service.StartAsync(CancellationToken.None);
}

using var acknowledgements = new Acknowledgements(file);
var oms = services.GetRequiredService<IOms>();
var work = new Workers(oms, acknowledgements, name);
await (task switch
{
    "sell" => work.SellOutAsync(),
    "kits" => work.SellKitsAsync(),
    "hold" => work.HoldAsync(),
    "trade" => new Trade(oms, acknowledgements, name).RunAsync(),
    "audit" => Audit.RunAsync(services.GetRequiredService<IOmsVerifier>()),
    "wait" => new Waiting(oms, acknowledgements, name).RunAsync(),
    "arrive" => new Waiting(oms, acknowledgements, name).ArriveAsync(),
    "transfer" => new Transfers(oms, acknowledgements, name).RunAsync(selling: true),
    "move" => new Transfers(oms, acknowledgements, name).RunAsync(selling: false),
    "count" => new Counts(oms, acknowledgements, name).RunAsync(),
    _ => work.LoadAsync(),
});
foreach (var service in services.GetServices<IHostedService>())
{
    await service.StopAsync(CancellationToken.None);
}

return 0;
