using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Oms.Storage.EfCore.Model;

/// <summary>Refuses rows of order management in a host's <c>SaveChanges</c>: only a commit writes them, else its promises would not hold.</summary>
internal sealed class SaveGuard : SaveChangesInterceptor
{
    private static readonly ConditionalWeakTable<DbContext, object> Committing = [];
    private static readonly HashSet<Type> Rows = [.. TableShape.All.Select(shape => shape.Row)];

    /// <summary>The portable commit saves through this context until the result is disposed.</summary>
    public static Permit Allow(DbContext context)
    {
        Committing.AddOrUpdate(context, Committing);
        return new Permit(context);
    }

    public static void Check(DbContext? context)
    {
        if (context is null || Committing.TryGetValue(context, out _))
        {
            return;
        }

        foreach (var entry in context.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && Rows.Contains(entry.Metadata.ClrType))
            {
                throw new OmsException(
                    "storage.save_refused",
                    $"{entry.Metadata.ClrType.Name} is written by commands only: call IOms instead, and read rows with AsNoTracking(). To do both in one transaction, use oms.Within(transaction).");
            }
        }
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return new(result);
    }

    public readonly struct Permit(DbContext context) : IDisposable
    {
        public void Dispose() => Committing.Remove(context);
    }
}
