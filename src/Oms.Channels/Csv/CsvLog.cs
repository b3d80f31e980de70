using Microsoft.Extensions.Logging;

namespace Oms.Channels.Csv;

/// <summary>What CSV channels write to the log: ids 4000 to 4099.</summary>
internal static partial class CsvLog
{
    [LoggerMessage(4000, LogLevel.Information, "CSV channel {Channel}: {File} imported in {Seconds:F1} s: {Records} records, {Imported} imported, {Adjusted} adjusted, {Matched} matched, {Parked} parked, {Refused} refused.")]
    public static partial void Imported(ILogger logger, string channel, string file, double seconds, int records, int imported, int adjusted, int matched, int parked, int refused);

    [LoggerMessage(4001, LogLevel.Information, "{File}, {Stage}: {Done} of {Total} records, {PerSecond:F0} a second, {Remaining:F0} s left.")]
    public static partial void Progress(ILogger logger, string file, string stage, int done, int total, double perSecond, double remaining);

    [LoggerMessage(4002, LogLevel.Warning, "CSV channel {Channel}: {File} cannot be read and is moved aside ({Code}): {Message}")]
    public static partial void Rejected(ILogger logger, string channel, string file, string code, string message);

    [LoggerMessage(4003, LogLevel.Error, "CSV channel {Channel}: importing {File} failed; it is tried again later and goes on where it stopped.")]
    public static partial void Failed(ILogger logger, Exception exception, string channel, string file);

    [LoggerMessage(4004, LogLevel.Error, "CSV channel {Channel}: the folder {Folder} cannot be looked at; it is tried again in {Seconds:F0} s.")]
    public static partial void FolderFailed(ILogger logger, Exception exception, string channel, string folder, double seconds);

    [LoggerMessage(4005, LogLevel.Warning, "CSV channel {Channel}: {File} was imported and could not be moved; it stays where it is.")]
    public static partial void NotMoved(ILogger logger, Exception exception, string channel, string file);

    [LoggerMessage(4006, LogLevel.Information, "CSV channel {Channel}: watching {Folder}.")]
    public static partial void Watching(ILogger logger, string channel, string folder);

    [LoggerMessage(4007, LogLevel.Warning, "CSV channel {Channel}: {File} changed while it was imported; it stays and is read again when it stands still.")]
    public static partial void Changed(ILogger logger, string channel, string file);

    [LoggerMessage(4008, LogLevel.Warning, "CSV channel {Channel}: {File} was not received whole before the process ended; put the file into the folder again.")]
    public static partial void NotWhole(ILogger logger, string channel, string file);
}
