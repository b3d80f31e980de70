using Oms;
using Oms.Sample.Store;
using Oms.Sample.Store.Showing;

SampleOptions options;
try
{
    options = SampleOptions.Parse(args);
}
catch (ArgumentException mistake)
{
    Console.Error.WriteLine($"{mistake.Message}{Environment.NewLine}{SampleOptions.Usage}");
    return 2;
}

if (options.Help)
{
    Console.WriteLine(SampleOptions.Usage);
    return 0;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var display = Display.Open();
try
{
    await using var shop = Shop.Open(options, display.Listener);
    display.Say($"OMS sample store on {shop.Where}");
    var day = new Day(shop, display, options);
    await display.ShowAsync(shop, () => day.RunAsync(stop.Token), stop.Token);
    await new Policies(shop, display, options).ShowAsync(stop.Token);
    var figures = await Figures.CountAsync(shop, stop.Token);
    display.End(figures);
    var after = figures;
    if (options.Input is null)
    {
        // A file is somebody's own: no orders are placed beside it.
        await new Operators(shop, display).ShowAsync(stop.Token);
        after = await Figures.CountAsync(shop, stop.Token);
        display.Say($"After the operators' changes {after.Report.Checks.Count(check => check.Holds)} of {after.Report.Checks.Count} checks hold.");
    }

    if (!options.Exit)
    {
        display.Say("press Ctrl+C to stop");
        await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    if (options.Json)
    {
        Console.WriteLine(figures.Json(day.Orders));
    }

    return figures.Report.Holds && after.Report.Holds ? 0 : 1;
}
catch (OperationCanceledException)
{
    return 130;
}
catch (OmsException error)
{
    Console.Error.WriteLine($"{error.Code}: {error.Message}");
    return 1;
}
