using Oms;
using Oms.Sample.Store;

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

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

var display = new Display();
try
{
    await using var shop = Shop.Open(options);
    display.Say($"OMS sample store on {shop.Where}");
    var file = options.Input ?? Path.Combine(AppContext.BaseDirectory, "data", "rules.csv");
    await ShopStock.PrepareAsync(shop.Oms, await shop.Importer.InspectAsync(file, stop.Token), stop.Token);

    var report = await shop.Importer.ImportAsync(file, null, stop.Token);
    display.Say($"{report.FileName}: {report.Records} rows, {report.Imported} imported, {report.Adjusted} adjusted, {report.Matched} matched, {report.Parked} parked, {report.Refused} refused");
    var orders = report.Orders;
    if (options.Input is null)
    {
        var again = await shop.Importer.ImportAsync(file, null, stop.Token);
        display.Say($"{again.FileName}: sent twice, {again.Decided} rows decided the second time");
        await WebOrders.PlaceAsync(shop.Oms, display, stop.Token);
    }

    await new Warehouse(shop, display, options).WorkAsync(stop.Token);
    var figures = await Figures.CountAsync(shop, stop.Token);
    display.End(figures);
    if (!options.Exit)
    {
        display.Say("press Ctrl+C to stop");
        await Task.Delay(Timeout.Infinite, stop.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    if (options.Json)
    {
        Console.WriteLine(figures.Json(orders));
    }

    return figures.Report.Holds ? 0 : 1;
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
