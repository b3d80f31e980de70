using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Oms.Channels.Csv;

namespace Oms.Channels.Tests.Csv;

public sealed class OptionsTests
{
    [Fact]
    public void The_defaults_are_right() => Assert.True(Validate(new CsvChannelOptions()).Succeeded);

    [Fact]
    public void All_mistakes_are_named_together_with_what_to_write_instead()
    {
        var options = new CsvChannelOptions
        {
            Folder = " ",
            Pattern = "../*.csv",
            DoneFolder = "x",
            FailedFolder = "x",
            StableFor = Duration.FromSeconds(-1),
            PollInterval = Duration.Zero,
            Delimiter = '.',
            DatePattern = "%",
            TimeZone = "GMT Standard Time",
            Currency = "gbp",
            ReturnPrefix = "",
            MaxFileBytes = 0,
            MaxRecords = 0,
            MaxRecordLength = 1,
            BatchSize = 0,
        };
        options.Columns.Sku = "InvoiceNo";
        options.CountryNames["Utopia"] = "XX";
        var failures = Validate(options).Failures!.ToList();
        string[] words = ["Folder is", "Pattern", "DoneFolder", "StableFor", "PollInterval", "Delimiter", "DatePattern", "TimeZone", "Currency", "ReturnPrefix", "MaxFileBytes", "MaxRecords", "MaxRecordLength", "BatchSize", "twice", "Utopia"];
        Assert.All(words, word => Assert.Contains(failures, failure => failure.Contains(word, StringComparison.Ordinal)));
        Assert.Equal(words.Length, failures.Count);
    }

    [Fact]
    public void Each_channel_has_options_and_a_profile_of_its_own()
    {
        var services = new ServiceCollection();
        new OmsBuilder(services).AddCsvChannel("pos", c => c.OnShortage = OnShortage.Backorder).AddCsvChannel("fair", c => c.TimeZone = "Mars/Base");
        using var provider = services.BuildServiceProvider();
        Assert.Equal(OnShortage.Backorder, provider.GetRequiredService<IOptionsMonitor<CsvChannelOptions>>().Get("pos").OnShortage);
        var error = Assert.Throws<OptionsValidationException>(() => provider.GetServices<ChannelProfile>().ToList());
        Assert.Contains("'fair'", error.Message, StringComparison.Ordinal);
        Assert.Throws<OmsException>(() => new OmsBuilder(services).AddCsvChannel(" ", _ => { }));
    }

    private static ValidateOptionsResult Validate(CsvChannelOptions options) => new CsvChannelOptionsValidator("pos").Validate("pos", options);
}
