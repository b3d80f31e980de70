using System.Net.Sockets;
using Npgsql;

namespace Oms.Storage.EfCore.PostgreSql.Database;

/// <summary>What an error of the database means for a commit.</summary>
internal enum Failure
{
    /// <summary>Content: sending it again gives the same.</summary>
    Content = 0,

    /// <summary>A key was taken meanwhile: judging again tells whose fault it is.</summary>
    Key = 1,

    /// <summary>A deadlock or another loss to somebody who was faster: send again.</summary>
    Contention = 2,

    /// <summary>The database cannot be reached, or not for writing: connect anew and send again.</summary>
    Lost = 3,
}

/// <summary>Sorts errors of the database.</summary>
internal static class Failures
{
    /// <summary>Whether the server said so itself and went on; otherwise nobody knows what became of the transaction.</summary>
    public static bool IsAnswer(Exception error) => error is PostgresException { InvariantSeverity: "ERROR" };

    public static Failure Of(Exception error) => error switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => Failure.Key,
        PostgresException
        {
            SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.LockNotAvailable
                or PostgresErrorCodes.QueryCanceled,
        } => Failure.Contention,
        PostgresException { InvariantSeverity: not "ERROR" } => Failure.Lost,
        PostgresException
        {
            SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or "25P03" or PostgresErrorCodes.DiskFull
                or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.InFailedSqlTransaction
                or PostgresErrorCodes.InvalidSqlStatementName,
        } => Failure.Lost,

        // A prepared statement whose table was changed.
        PostgresException { SqlState: PostgresErrorCodes.FeatureNotSupported } => Failure.Lost,
        PostgresException answer when answer.SqlState.StartsWith("08", StringComparison.Ordinal) || answer.SqlState.StartsWith("53", StringComparison.Ordinal)
            || answer.SqlState.StartsWith("57P", StringComparison.Ordinal) => Failure.Lost,
        PostgresException => Failure.Content,
        NpgsqlException or IOException or SocketException or TimeoutException or ObjectDisposedException => Failure.Lost,
        _ => Failure.Content,
    };
}
