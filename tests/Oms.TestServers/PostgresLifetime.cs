namespace Oms.TestServers;

/// <summary>
/// Stops the shared server and deletes its files when a test assembly is done: <c>[assembly: AssemblyFixture(typeof(PostgresLifetime))]</c>.
/// Some hundred databases take longer to delete than the runner allows a process to exit, and it then calls the run failed.
/// </summary>
public sealed class PostgresLifetime : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => PostgresServer.Stop();
}
