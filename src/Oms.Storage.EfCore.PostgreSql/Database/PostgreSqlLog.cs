using Microsoft.Extensions.Logging;

namespace Oms.Storage.EfCore.PostgreSql.Database;

/// <summary>What the store says to operators: event ids 2200 to 2299.</summary>
internal sealed partial class PostgreSqlLog(ILogger logger)
{
    [LoggerMessage(2200, LogLevel.Warning, "The connection was lost while {Members} change sets were committed: {Reason}. They are sent again; the operation ids decide")]
    private static partial void Lost(ILogger logger, int members, string reason);

    [LoggerMessage(2201, LogLevel.Debug, "{Members} change sets are judged and sent again: {Reason}")]
    private static partial void Again(ILogger logger, int members, string reason);

    public void Lost(int members, Exception error) => Lost(logger, members, error.Message);

    public void Again(int members, Exception error) => Again(logger, members, error.Message);
}
