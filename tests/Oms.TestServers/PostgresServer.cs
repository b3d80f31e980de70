using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Xunit;

namespace Oms.TestServers;

/// <summary>Whether tests can have PostgreSQL here, and what to do when they cannot.</summary>
/// <param name="Reason">Why not, with the line that installs it; null when PostgreSQL is available.</param>
public sealed record PostgresAvailability(string? Reason)
{
    /// <summary>Whether a test can have a database.</summary>
    public bool IsAvailable => Reason is null;
}

/// <summary>
/// One PostgreSQL server for all tests of a process, started when the first test asks for a database and deleted when
/// the process exits. Set OMS_TEST_POSTGRES to a connection string of a superuser to use a server that is there already.
/// </summary>
public static class PostgresServer
{
    /// <summary>The environment variable that names a server to use instead of starting one.</summary>
    public const string ConnectionStringVariable = "OMS_TEST_POSTGRES";

    private static readonly Lazy<PostgresAvailability> LazyAvailability = new(Look);
    private static readonly Lazy<PostgresCluster> Shared = new(PostgresCluster.Start);
    private static int _databases;

    /// <summary>Whether tests can have PostgreSQL here.</summary>
    public static PostgresAvailability Availability => LazyAvailability.Value;

    /// <summary>True under CI=true or OMS_REQUIRE_SERVERS=1: a missing server fails tests there instead of skipping them.</summary>
    public static bool IsRequired =>
        string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase)
        || Environment.GetEnvironmentVariable("OMS_REQUIRE_SERVERS") == "1";

    /// <summary>Whether a test that needs PostgreSQL runs (and perhaps fails) or is skipped.</summary>
    public static bool ShouldRun => Availability.IsAvailable || IsRequired;

    /// <summary>
    /// Skips the calling test where PostgreSQL is missing and not required. Call it from a test's constructor or
    /// InitializeAsync before touching the fixture; inside a class fixture a skip would count as a failure.
    /// </summary>
    public static void SkipUnlessAvailable() => Assert.SkipUnless(ShouldRun, Availability.Reason ?? "");

    /// <summary>Creates a database of the caller's own: some tens of milliseconds, and about two seconds more the first time.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is missing; the message says how to install it.</exception>
    public static Task<PostgresDatabase> CreateDatabaseAsync(CancellationToken cancellationToken = default) => CreateAsync("", cancellationToken);

    /// <summary>Creates a database that is a copy of another, to which nobody may be connected.</summary>
    public static Task<PostgresDatabase> CopyDatabaseAsync(PostgresDatabase template, CancellationToken cancellationToken = default) =>
        CreateAsync($" template {template.Name}", cancellationToken);

    /// <summary>Stops the shared server and deletes its files, where one was started. No test may ask for a database afterwards.</summary>
    internal static void Stop()
    {
        if (Shared.IsValueCreated)
            Shared.Value.Dispose();
    }

    private static async Task<PostgresDatabase> CreateAsync(string from, CancellationToken cancellationToken)
    {
        if (Availability.Reason is { } reason)
            throw new InvalidOperationException(reason);

        string? external = External();
        string maintenance = external ?? await Task.Run(() => Shared.Value.ConnectionString, cancellationToken);
        string number = Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        string name = $"oms_test_{number}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(5))}";

        await using var connection = new NpgsqlConnection(maintenance);
        await connection.OpenAsync(cancellationToken);
        await using (var command = new NpgsqlCommand($"create database {name}{from}", connection))
            await command.ExecuteNonQueryAsync(cancellationToken);

        string connectionString = new NpgsqlConnectionStringBuilder(maintenance) { Database = name }.ConnectionString;
        return new PostgresDatabase(name, connectionString, maintenance, drop: external is not null);
    }

    private static string? External() =>
        Environment.GetEnvironmentVariable(ConnectionStringVariable) is { Length: > 0 } text ? text : null;

    private static PostgresAvailability Look()
    {
        if (External() is not null)
            return new PostgresAvailability(Reason: null);

        PostgresPrograms.Find(out string? missing);
        return new PostgresAvailability(missing);
    }
}
