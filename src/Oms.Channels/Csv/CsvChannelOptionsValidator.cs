using System.Globalization;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Text;

namespace Oms.Channels.Csv;

/// <summary>Checks the options of every CSV channel at start and reports all mistakes together, each with what to write instead.</summary>
internal sealed class CsvChannelOptionsValidator(string channel) : IValidateOptions<CsvChannelOptions>
{
    public ValidateOptionsResult Validate(string? name, CsvChannelOptions options)
    {
        if (name != channel)
        {
            return ValidateOptionsResult.Skip;
        }

        var mistakes = new List<string>();
        CheckFolder(options, mistakes);
        CheckFormat(options, mistakes);
        CheckLimits(options, mistakes);
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes.Select(mistake => $"CSV channel '{channel}': {mistake}"));
    }

    private static void CheckFolder(CsvChannelOptions options, List<string> mistakes)
    {
        Unless(options.Folder is null || !string.IsNullOrWhiteSpace(options.Folder), mistakes, "Folder is empty: write a path, or null to import by hand only.");
        Unless(IsName(options.Pattern), mistakes, $"Pattern is '{options.Pattern}': write a name with wildcards, such as *.csv.");
        Unless(IsName(options.DoneFolder) && IsName(options.FailedFolder) && options.DoneFolder != options.FailedFolder, mistakes,
            "DoneFolder and FailedFolder must be two different names without a path.");
        Unless(options.StableFor >= Duration.Zero && options.StableFor <= Duration.FromHours(1), mistakes, $"StableFor is {options.StableFor}: write 0 to 1 hour.");
        Unless(options.PollInterval >= Duration.FromMilliseconds(100) && options.PollInterval <= Duration.FromHours(1), mistakes,
            $"PollInterval is {options.PollInterval}: write 100 milliseconds to 1 hour.");
    }

    private static void CheckFormat(CsvChannelOptions options, List<string> mistakes)
    {
        var columns = options.Columns.All.Where(column => column is not null).ToList();
        Unless(columns.TrueForAll(column => !string.IsNullOrWhiteSpace(column)), mistakes, "Columns has an empty header: write the header, or null for a column that may be missing.");
        Unless(columns.Distinct(StringComparer.OrdinalIgnoreCase).Count() == columns.Count, mistakes, "Columns names one header twice: each column holds one thing.");
        Unless(options.Delimiter is not ('"' or '\r' or '\n') && options.Delimiter != options.DecimalSeparator, mistakes,
            "Delimiter must be no quote, no line break and not the DecimalSeparator.");
        Unless(options.DecimalSeparator is '.' or ',', mistakes, $"DecimalSeparator is '{options.DecimalSeparator}': write '.' or ','.");
        Unless(DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.TimeZone) is not null, mistakes, $"TimeZone is '{options.TimeZone}': write an IANA name, such as Europe/London.");
        Unless(Currency.IsKnown(options.Currency), mistakes, $"Currency is '{options.Currency}': write three capital letters of ISO 4217, such as GBP.");
        Unless(!string.IsNullOrWhiteSpace(options.ReturnPrefix), mistakes, "ReturnPrefix is empty: write what the numbers of returns begin with, such as C.");
        foreach (var (country, code) in options.CountryNames)
        {
            Unless(Countries.CountryNames.Codes.Contains(code), mistakes, $"CountryNames says '{code}' for '{country}': write two capital letters of ISO 3166.");
        }

        try
        {
            LocalDateTimePattern.Create(options.DatePattern, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is InvalidPatternException or ArgumentNullException)
        {
            mistakes.Add($"DatePattern is '{options.DatePattern}': write a pattern such as MM-dd-yyyy HH:mm ({e.Message})");
        }
    }

    private static void CheckLimits(CsvChannelOptions options, List<string> mistakes)
    {
        Within("MaxFileBytes", options.MaxFileBytes, 1, 1L << 30);
        Within("MaxRecords", options.MaxRecords, 1, 10_000_000);
        Within("MaxRecordLength", options.MaxRecordLength, 100, 100_000);
        Within("BatchSize", options.BatchSize, 1, 5_000);

        void Within(string what, long value, long least, long most) =>
            Unless(value >= least && value <= most, mistakes, string.Create(CultureInfo.InvariantCulture, $"{what} is {value}: write a number from {least} to {most}."));
    }

    private static bool IsName(string? text) => !string.IsNullOrWhiteSpace(text) && text is not ("." or "..") && text.AsSpan().IndexOfAny('/', '\\') < 0;

    private static void Unless(bool right, List<string> mistakes, string mistake)
    {
        if (!right)
        {
            mistakes.Add(mistake);
        }
    }
}
