using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Oms.Storage.EfCore.Model;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Guards a host's own context.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class HostContexts
{
    private static readonly SaveGuard Guard = new();

    /// <summary>From now on the host's context refuses to save rows of order management.</summary>
    public static IServiceCollection GuardOmsRows<TContext>(this IServiceCollection services)
        where TContext : DbContext
        => services.ConfigureDbContext<TContext>(static options => options.AddInterceptors(Guard));
}
