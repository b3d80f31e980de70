using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms;
using Oms.Channels;
using Oms.Channels.Csv;
using Oms.Channels.Csv.Folder;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds channels that take orders from CSV files.</summary>
public static class CsvOmsBuilderExtensions
{
    /// <summary>
    /// Adds a channel whose orders come as CSV files: paid by the channel, guests allowed, addresses checked for the country only. A running host
    /// watches <see cref="CsvChannelOptions.Folder"/>; <see cref="ICsvImporter"/>, got by the channel's name, imports by hand.
    /// </summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The channel's code. Two channels, two names.</param>
    /// <param name="configure">Sets the options; a host may also configure them by the channel's name.</param>
    /// <exception cref="OmsException"><c>value.channel</c>: the name is no channel code.</exception>
    public static OmsBuilder AddCsvChannel(this OmsBuilder builder, string name, Action<CsvChannelOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var channel = new ChannelCode(name);
        var services = builder.Services;
        services.AddOptions<CsvChannelOptions>(name).Configure(configure).ValidateOnStart();
        services.AddSingleton<IValidateOptions<CsvChannelOptions>>(new CsvChannelOptionsValidator(name));
        services.AddSingleton(provider => Profile(channel, Options(provider, name)));
        services.AddKeyedSingleton<ICsvImporter>(name, (provider, _) => new CsvImporter(
            channel,
            Options(provider, name),
            provider.GetRequiredService<IOms>(),
            provider.GetRequiredService<IClock>(),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILogger<CsvImporter>>() ?? NullLogger<CsvImporter>.Instance));
        services.AddSingleton<IHostedService>(provider => new CsvFolderWatcher(
            new Lazy<ICsvImporter>(() => provider.GetRequiredKeyedService<ICsvImporter>(name)),
            name,
            Options(provider, name),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.GetService<ILogger<CsvFolderWatcher>>() ?? NullLogger<CsvFolderWatcher>.Instance));
        return builder;
    }

    private static CsvChannelOptions Options(IServiceProvider services, string name) => services.GetRequiredService<IOptionsMonitor<CsvChannelOptions>>().Get(name);

    private static ChannelProfile Profile(ChannelCode channel, CsvChannelOptions options) => new()
    {
        Code = channel,
        OnShortage = options.OnShortage,
        AllocationPolicy = options.AllocationPolicy,
        Payment = PaymentRule.PaidByChannel,
        Address = AddressRule.CountryOnly,
        GuestAllowed = true,
        ConfirmOnPlacement = options.ConfirmOnPlacement,
        Workflow = options.Workflow,
    };
}
