using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Oms.Storage.EfCore.Model;

/// <summary>Maps every row class to its table. Every name, type and conversion is said explicitly, so that a host's conventions change none of them.</summary>
internal sealed class ModelShape(ModelBuilder model, string? schema)
{
    private readonly bool _postgreSql = IsPostgreSql(model.Model);
    private readonly bool _sqlite = IsSqlite(model.Model);

    public void Apply()
    {
        foreach (var shape in TableShape.All)
        {
            var table = model.Entity(shape.Row);
            if (_sqlite)
            {
                table.ToTable("oms_" + shape.Name);
            }
            else
            {
                table.ToTable(shape.Name, schema ?? "oms");
            }

            table.HasKey(shape.Key).HasName("pk_oms_" + shape.Name);
            foreach (var property in shape.Row.GetProperties())
            {
                Map(table, property.Name, property.PropertyType, shape.Key.Contains(property.Name));
            }
        }

        new IndexShape(model, _sqlite).Apply();
    }

    public static string Column(string property)
    {
        var name = new StringBuilder(property.Length + 8);
        foreach (var c in property)
        {
            if (char.IsUpper(c) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }

    private static bool IsPostgreSql(IMutableModel model) => HasAnnotation(model, "Npgsql:");

    private static bool IsSqlite(IMutableModel model) => !HasAnnotation(model, "Npgsql:") && !HasAnnotation(model, "SqlServer:");

    private static bool HasAnnotation(IMutableModel model, string prefix) =>
        model.GetAnnotations().Any(annotation => annotation.Name.StartsWith(prefix, StringComparison.Ordinal));

    private void Map(EntityTypeBuilder table, string name, Type type, bool key)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var property = table.Property(type, name).HasColumnName(Column(name)).ValueGeneratedNever();
        if (plain.IsEnum)
        {
            Convert(property, typeof(EnumToNumberConverter<,>).MakeGenericType(plain, typeof(int)), "integer", "INTEGER");
        }
        else if (plain == typeof(Instant))
        {
            Convert(property, typeof(InstantConverter), "bigint", "INTEGER");
        }
        else if (plain == typeof(ReadOnlyMemory<byte>))
        {
            Convert(property, typeof(Utf8TextConverter), "text", "TEXT");
        }
        else if (plain == typeof(Guid))
        {
            Convert(property, _sqlite ? typeof(UuidBytesConverter) : null, "uuid", "BLOB");
        }
        else if (plain == typeof(string))
        {
            Convert(property, null, "text", "TEXT");
            if (_postgreSql && (key || Collated.Contains(name)))
            {
                property.UseCollation("C");
            }
        }
        else
        {
            var (server, file) = plain == typeof(long) ? ("bigint", "INTEGER")
                : plain == typeof(int) ? ("integer", "INTEGER")
                : plain == typeof(bool) ? ("boolean", "INTEGER")
                : ("bytea", "BLOB");
            Convert(property, null, server, file);
        }
    }

    /// <summary>Texts beside the keys that are compared or sorted.</summary>
    private static readonly HashSet<string> Collated =
    [
        nameof(PositionRow.Sku), nameof(PositionRow.Location), nameof(ReservationLineRow.Owner), nameof(OrderRow.Channel), nameof(OrderRow.CustomerId), nameof(OrderRow.State),
        nameof(DocumentRow.Index1), nameof(DocumentRow.Index2), nameof(DocumentRow.Index3), nameof(DocumentRow.Index4),
    ];

    private void Convert(PropertyBuilder property, Type? converter, string server, string file)
    {
        // Without a converter of ours, one that the host's conventions set must go as well.
        property.HasConversion(converter);
        if (_postgreSql || _sqlite)
        {
            property.HasColumnType(_postgreSql ? server : file);
        }
    }
}
