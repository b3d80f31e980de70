using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Oms;
using Oms.CrashHost;

// oms-crash-host <load|sell|kits|hold> <sqlite|postgresql> <connection string> <acknowledgements file> <name of this process>
if (args is not [var task, var store, var connection, var file, var name])
{
    await Console.Error.WriteLineAsync("Usage: <load|sell|kits|hold> <sqlite|postgresql> <connection string> <acknowledgements file> <name>");
    return 2;
}

await using var services = Setup.Services(store, connection).BuildServiceProvider();
foreach (var service in services.GetServices<IHostedService>())
{
    await service.StartAsync(CancellationToken.None);
}

using var acknowledgements = new Acknowledgements(file);
var work = new Workers(services.GetRequiredService<IOms>(), acknowledgements, name);
await (task switch
{
    "sell" => work.SellOutAsync(),
    "kits" => work.SellKitsAsync(),
    "hold" => work.HoldAsync(),
    _ => work.LoadAsync(),
});
foreach (var service in services.GetServices<IHostedService>())
{
    await service.StopAsync(CancellationToken.None);
}

return 0;
