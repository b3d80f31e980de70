using System.Globalization;

namespace Oms.Outbox;

/// <summary>Who holds a lease, for people who look into the table.</summary>
internal static class ProcessName
{
    public static string Value { get; } = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}");
}
