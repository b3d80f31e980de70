using System.Runtime.CompilerServices;
using Xunit;

namespace Oms.TestServers;

/// <summary>
/// A test that needs PostgreSQL. It is skipped, with the line that installs it, where PostgreSQL is missing, and fails
/// there instead when servers are required (see <see cref="PostgresServer.IsRequired"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    /// <summary>Marks a test that needs PostgreSQL.</summary>
    public PostgresFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = PostgresServer.Availability.Reason ?? "PostgreSQL is available.";
        SkipType = typeof(PostgresServer);
        SkipUnless = nameof(PostgresServer.ShouldRun);
    }
}

/// <summary>A theory that needs PostgreSQL; it behaves as <see cref="PostgresFactAttribute"/> does.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    /// <summary>Marks a theory that needs PostgreSQL.</summary>
    public PostgresTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
    {
        Skip = PostgresServer.Availability.Reason ?? "PostgreSQL is available.";
        SkipType = typeof(PostgresServer);
        SkipUnless = nameof(PostgresServer.ShouldRun);
    }
}
