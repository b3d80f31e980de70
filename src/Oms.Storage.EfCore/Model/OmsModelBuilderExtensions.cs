using Oms.Storage.EfCore.Model;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of order management to a host's own model.</summary>
public static class OmsModelBuilderExtensions
{
    /// <summary>
    /// Maps the row classes of <c>Oms.Storage.EfCore</c>. The host's migrations then create the tables. Call it last in <c>OnModelCreating</c>.
    /// </summary>
    /// <param name="modelBuilder">The host's model.</param>
    /// <param name="schema">Schema of the tables; null: <c>oms</c>. SQLite has none: there the tables begin with <c>oms_</c>.</param>
    public static ModelBuilder UseOrderManagement(this ModelBuilder modelBuilder, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        new ModelShape(modelBuilder, schema).Apply();
        return modelBuilder;
    }
}
