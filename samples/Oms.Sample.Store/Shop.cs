using Microsoft.Extensions.DependencyInjection;
using Oms.Carriers.Labels;
using Oms.Channels;
using Oms.Channels.Csv;
using Oms.Outbox;
using Oms.Shipping;
using Oms.Testing.Carriers;

namespace Oms.Sample.Store;

/// <summary>The shop's host: one store, two channels, two carriers, virtual time. This is all the set-up an embedding application needs.</summary>
internal sealed class Shop : IAsyncDisposable
{
    public const string CsvChannel = "shop";
    public const string WebChannel = "web";
    public const string Post = "post";
    public const string Courier = "courier";

    private readonly ServiceProvider _services;

    private Shop(ServiceProvider services, SampleTime time, string where)
    {
        _services = services;
        Time = time;
        Where = where;
        Oms = services.GetRequiredService<IOms>();
        Pump = services.GetRequiredService<IOutboxPump>();
        Importer = services.GetRequiredKeyedService<ICsvImporter>(CsvChannel);
    }

    public IOms Oms { get; }

    public IOutboxPump Pump { get; }

    public ICsvImporter Importer { get; }

    public SampleTime Time { get; }

    /// <summary>Where the data are, in words.</summary>
    public string Where { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <param name="options">The command line.</param>
    /// <param name="listener">Hears of every event; null: nobody wants to.</param>
    public static Shop Open(SampleOptions options, IEventHandler? listener)
    {
        var time = new SampleTime();
        var file = options.Database ?? Path.Combine(Path.GetTempPath(), $"oms-sample-{Guid.NewGuid():N}.db");
        var services = new ServiceCollection().AddSingleton<TimeProvider>(time);
        services.AddOrderManagement(oms =>
        {
            _ = options.Store switch
            {
                "memory" => oms.UseInMemory(),
                "postgres" => oms.UsePostgreSql(options.Connection!, postgres => postgres.MigrateOnStartup = true),
                _ => oms.UseSqlite($"Data Source={file}"),
            };
            oms.AddCsvChannel(CsvChannel, csv => csv.OnShortage = OnShortage.Backorder)
                .AddChannel(new ChannelProfile { Code = new ChannelCode(WebChannel), Address = AddressRule.CountryOnly })
                .AddFlatRateCarrier(Post, post =>
                {
                    post.Price = new Money(3.90m, new Currency("GBP"));
                    post.MaxWeightGrams = 1_000_000;
                    post.Tracking = ScriptedScan.UsualWay;
                });

            // A carrier whose first answer is lost after it had sold the label: the engine asks again under the same operation.
            oms.Services.AddSingleton<ICarrier>(new ScriptedCarrier(Courier).Then(CarrierFault.TimeOutAfterDoing));
        });
        if (listener is not null)
        {
            services.AddSingleton(listener);
        }

        return new Shop(services.BuildServiceProvider(), time, options.Store == "sqlite" ? $"SQLite, {file}" : options.Store);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
