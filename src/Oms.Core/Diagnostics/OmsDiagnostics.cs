using System.Diagnostics;

namespace Oms.Diagnostics;

/// <summary>Names under which a host listens: give them to its tracing and metrics.</summary>
public static class OmsDiagnostics
{
    /// <summary>Name of the one activity source.</summary>
    public const string ActivitySourceName = "Oms";

    /// <summary>Name of the one meter.</summary>
    public const string MeterName = "Oms";

    /// <summary>Spans cost nothing while nobody listens.</summary>
    internal static ActivitySource Source { get; } = new(ActivitySourceName);
}
