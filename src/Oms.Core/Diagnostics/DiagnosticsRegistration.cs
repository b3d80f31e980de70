using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Oms.Diagnostics;

/// <summary>Registers the instruments, and finds loggers.</summary>
internal static class DiagnosticsRegistration
{
    public static IServiceCollection AddDiagnostics(this IServiceCollection services)
    {
        services.TryAddSingleton(static provider => new OmsMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton<CommandMeter>();
        return services;
    }

    /// <summary>The host's logger; silence where it has no logging. Registering silence instead would take the place of what a host adds after us.</summary>
    public static ILogger<T> Logger<T>(this IServiceProvider services) =>
        services.GetService<ILoggerFactory>()?.CreateLogger<T>() ?? NullLogger<T>.Instance;
}
