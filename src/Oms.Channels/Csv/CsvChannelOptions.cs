using System.Text;
using NodaTime;
using Oms.Orders;

namespace Oms.Channels.Csv;

/// <summary>Options of a channel that takes orders from CSV files. Read once, checked together (<see cref="CsvChannelOptionsValidator"/>).</summary>
public sealed class CsvChannelOptions
{
    /// <summary>Folder to be watched; null: files are only imported by hand, through <see cref="ICsvImporter"/>.</summary>
    public string? Folder { get; set; }

    /// <summary>Names of the files to be taken.</summary>
    /// <value><c>*.csv</c>.</value>
    public string Pattern { get; set; } = "*.csv";

    /// <summary>A file is taken when its size and time of change have stood still for so long.</summary>
    /// <value>2 seconds; 0 to 1 hour.</value>
    public Duration StableFor { get; set; } = Duration.FromSeconds(2);

    /// <summary>How often the folder is looked at.</summary>
    /// <value>1 second; 100 milliseconds to 1 hour.</value>
    public Duration PollInterval { get; set; } = Duration.FromSeconds(1);

    /// <summary>Whether an imported file is moved to <see cref="DoneFolder"/>. Otherwise it stays, and is not read again while it does not change.</summary>
    /// <value>true.</value>
    public bool MoveWhenDone { get; set; } = true;

    /// <summary>Where imported files go, within <see cref="Folder"/>.</summary>
    /// <value><c>done</c>.</value>
    public string DoneFolder { get; set; } = "done";

    /// <summary>Where files go that cannot be read at all, within <see cref="Folder"/>.</summary>
    /// <value><c>failed</c>.</value>
    public string FailedFolder { get; set; } = "failed";

    /// <summary>Which column holds what.</summary>
    public CsvColumns Columns { get; } = new();

    /// <summary>What stands between two fields.</summary>
    /// <value>A comma.</value>
    public char Delimiter { get; set; } = ',';

    /// <summary>What stands before a price's decimals.</summary>
    /// <value>A full stop.</value>
    public char DecimalSeparator { get; set; } = '.';

    /// <summary>How the files are encoded, unless a byte order mark says otherwise.</summary>
    /// <value>UTF-8.</value>
    public Encoding Encoding { get; set; } = Encoding.UTF8;

    /// <summary>How dates are written: a pattern of NodaTime's <c>LocalDateTime</c>.</summary>
    /// <value><c>MM-dd-yyyy HH:mm</c>.</value>
    public string DatePattern { get; set; } = "MM-dd-yyyy HH:mm";

    /// <summary>Time zone of the dates, by its IANA name. An hour that comes twice is the first, one that does not come is moved forward.</summary>
    /// <value><c>Europe/London</c>.</value>
    public string TimeZone { get; set; } = "Europe/London";

    /// <summary>Currency of every price.</summary>
    /// <value><c>GBP</c>.</value>
    public string Currency { get; set; } = "GBP";

    /// <summary>What the numbers of cancellations and returns begin with.</summary>
    /// <value><c>C</c>.</value>
    public string ReturnPrefix { get; set; } = "C";

    /// <summary>Codes that are no goods, compared ordinally, and what they are; a negative amount is an adjustment in any case.</summary>
    /// <value><c>POST</c>, <c>C2</c> and <c>DOT</c> are carriage, <c>D</c>, <c>M</c>, <c>BANK CHARGES</c> and <c>AMAZONFEE</c> fees.</value>
    public IDictionary<string, ChargeKind> ServiceCodes { get; } = new Dictionary<string, ChargeKind>(StringComparer.Ordinal)
    {
        ["POST"] = ChargeKind.Shipping,
        ["C2"] = ChargeKind.Shipping,
        ["DOT"] = ChargeKind.Shipping,
        ["D"] = ChargeKind.Fee,
        ["M"] = ChargeKind.Fee,
        ["BANK CHARGES"] = ChargeKind.Fee,
        ["AMAZONFEE"] = ChargeKind.Fee,
    };

    /// <summary>Names of countries that the channel uses beside <see cref="Countries.CountryNames.English"/>, and their two letters. These come first.</summary>
    public IDictionary<string, string> CountryNames { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What to do with units that are not there.</summary>
    /// <value><see cref="OnShortage.Hold"/>.</value>
    public OnShortage OnShortage { get; set; } = OnShortage.Hold;

    /// <summary>Code of the allocation policy.</summary>
    /// <value><c>priority</c>.</value>
    public string AllocationPolicy { get; set; } = "priority";

    /// <summary>Whether an order without a hold is confirmed as it is placed.</summary>
    /// <value>false.</value>
    public bool ConfirmOnPlacement { get; set; }

    /// <summary>Id of the workflow its orders follow.</summary>
    /// <value><c>default</c>.</value>
    public string Workflow { get; set; } = "default";

    /// <summary>Whose orders they are.</summary>
    /// <value><see cref="TenantId.Default"/>.</value>
    public TenantId Tenant { get; set; } = TenantId.Default;

    /// <summary>Largest file in bytes; a larger one is reported and moved aside. It is held in memory while it is imported.</summary>
    /// <value>64 MiB; 1 to 1 GiB.</value>
    public long MaxFileBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>Most records of a file; one with more is reported and moved aside.</summary>
    /// <value>500,000; 1 to 10,000,000.</value>
    public int MaxRecords { get; set; } = 500_000;

    /// <summary>Longest record in characters; a longer one is parked as unreadable, its text cut there.</summary>
    /// <value>8,192; 100 to 100,000.</value>
    public int MaxRecordLength { get; set; } = 8_192;

    /// <summary>How many records are put into the inbox in one commit.</summary>
    /// <value>500; 1 to 5,000.</value>
    public int BatchSize { get; set; } = 500;
}
