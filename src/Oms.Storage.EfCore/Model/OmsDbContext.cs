using Microsoft.EntityFrameworkCore;
using Oms.Storage.EfCore.Model;

namespace Oms.Storage.EfCore;

/// <summary>The own context of order management: its tables and nothing else. Hosts may query it; saving through it is refused.</summary>
public class OmsDbContext : DbContext
{
    /// <summary>A context of its own type.</summary>
    public OmsDbContext(DbContextOptions<OmsDbContext> options)
        : base(options)
    {
    }

    /// <summary>A context of a derived type, such as a provider's with its migrations.</summary>
    protected OmsDbContext(DbContextOptions options)
        : base(options)
    {
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        SaveGuard.Check(this);
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        SaveGuard.Check(this);
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseOrderManagement();
}
