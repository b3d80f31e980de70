using System.ComponentModel;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Gives contexts for a short while. Thread-safe.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ContextSource
{
    /// <summary>A context of one's own; dispose the lease.</summary>
    public abstract ContextLease Rent();

    /// <summary>A context of one's own over somebody else's open connection; dispose the lease, the connection stays.</summary>
    public ContextLease Rent(DbConnection connection)
    {
        var lease = Rent();
        lease.Context.Database.SetDbConnection(connection, contextOwnsConnection: false);
        return Aside(lease);
    }

    /// <summary>What becomes of a context that was over somebody else's connection: it must not go back to a pool with it.</summary>
    protected virtual ContextLease Aside(ContextLease lease) => lease;

    /// <summary>Contexts of a factory: the store's own.</summary>
    public static ContextSource Of<TContext>(IDbContextFactory<TContext> factory)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(factory);
        return new FactoryContextSource<TContext>(factory);
    }

    /// <summary>A host's contexts, as the host registered them: by factory, else from a scope of their own.</summary>
    public static ContextSource OfHost<TContext>(IServiceProvider services)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.GetService<IDbContextFactory<TContext>>() is { } factory
            ? new FactoryContextSource<TContext>(factory)
            : new ScopeContextSource<TContext>(services.GetRequiredService<IServiceScopeFactory>());
    }

    private sealed class FactoryContextSource<TContext>(IDbContextFactory<TContext> factory) : ContextSource
        where TContext : DbContext
    {
        public override ContextLease Rent()
        {
            var context = factory.CreateDbContext();
            return new ContextLease(context, context);
        }

        // A factory may pool: the context is left to the garbage collector instead of being given back.
        protected override ContextLease Aside(ContextLease lease) => new(lease.Context, null);
    }

    private sealed class ScopeContextSource<TContext>(IServiceScopeFactory scopes) : ContextSource
        where TContext : DbContext
    {
        public override ContextLease Rent()
        {
            var scope = scopes.CreateAsyncScope();
            return new ContextLease(scope.ServiceProvider.GetRequiredService<TContext>(), scope);
        }
    }
}

/// <summary>A context for a short while.</summary>
/// <param name="context">The context.</param>
/// <param name="owner">What is disposed with the lease; null: nothing.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ContextLease(DbContext context, IAsyncDisposable? owner) : IAsyncDisposable, IDisposable
{
    /// <summary>The context.</summary>
    public DbContext Context { get; } = context;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => owner?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => (owner as IDisposable)?.Dispose();
}
