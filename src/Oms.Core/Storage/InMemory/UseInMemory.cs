using Oms.Storage;
using Oms.Storage.InMemory;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Keeps everything in memory.</summary>
public static class InMemoryOmsBuilder
{
    /// <summary>
    /// Keeps all data in the memory of this process: for tests, simulations and trials. Nothing survives the process, and <c>Within</c> a host's
    /// transaction is refused. Leases run by the container's <see cref="TimeProvider"/>.
    /// </summary>
    public static OmsBuilder UseInMemory(this OmsBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IOmsStore>(services => new InMemoryStore(services.GetService<TimeProvider>() ?? TimeProvider.System));
        return builder;
    }
}
