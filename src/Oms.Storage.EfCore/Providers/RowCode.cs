using System.Linq.Expressions;
using System.Reflection;
using NodaTime;
using Oms.Storage.EfCore.Model;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Compiles how a row is written to a sink and read from a source, once for each table.</summary>
internal static class RowCode
{
    public static ColumnKind KindOf(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain == typeof(long) || plain == typeof(Instant) ? ColumnKind.Int64
            : plain == typeof(int) || plain.IsEnum ? ColumnKind.Int32
            : plain == typeof(bool) ? ColumnKind.Bool
            : plain == typeof(string) ? ColumnKind.Text
            : plain == typeof(ReadOnlyMemory<byte>) ? ColumnKind.Utf8
            : plain == typeof(Guid) ? ColumnKind.Uuid
            : plain == typeof(byte[]) ? ColumnKind.Bytes
            : throw new NotSupportedException($"No column holds a {type}.");
    }

    public static Action<TRow, IColumnSink> Writer<TRow>(IReadOnlyList<PropertyInfo> properties)
    {
        var row = Expression.Parameter(typeof(TRow), "row");
        var sink = Expression.Parameter(typeof(IColumnSink), "sink");
        var body = properties.Select((property, ordinal) => Write(Expression.Property(row, property), sink, Expression.Constant(ordinal)));
        return Expression.Lambda<Action<TRow, IColumnSink>>(Expression.Block(body), row, sink).Compile();
    }

    public static Func<IColumnSource, TRow> Reader<TRow>(IReadOnlyList<PropertyInfo> properties)
    {
        var source = Expression.Parameter(typeof(IColumnSource), "source");
        var bindings = properties.Select((property, ordinal) => Expression.Bind(property, Read(property.PropertyType, source, Expression.Constant(ordinal))));
        return Expression.Lambda<Func<IColumnSource, TRow>>(Expression.MemberInit(Expression.New(typeof(TRow)), bindings), source).Compile();
    }

    private static Expression Write(Expression value, Expression sink, Expression ordinal)
    {
        var plain = Nullable.GetUnderlyingType(value.Type);
        if (plain is null && value.Type != typeof(string))
        {
            return Call(sink, ordinal, Stored(value));
        }

        var isNull = plain is null ? Expression.Equal(value, Expression.Constant(null)) : (Expression)Expression.Not(Expression.Property(value, "HasValue"));
        var present = plain is null ? value : Expression.Property(value, "Value");
        return Expression.IfThenElse(isNull, Expression.Call(sink, nameof(IColumnSink.Null), null, ordinal), Call(sink, ordinal, Stored(present)));
    }

    private static MethodCallExpression Call(Expression sink, Expression ordinal, Expression value) =>
        Expression.Call(sink, KindOf(value.Type).ToString(), null, ordinal, value);

    private static Expression Stored(Expression value) =>
        value.Type == typeof(Instant) ? Expression.Call(typeof(InstantConverter), nameof(InstantConverter.ToMicroseconds), null, value)
        : value.Type.IsEnum ? Expression.Convert(value, typeof(int))
        : value;

    private static Expression Read(Type type, Expression source, Expression ordinal)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        Expression value = Expression.Call(source, KindOf(plain).ToString(), null, ordinal);
        if (plain == typeof(Instant))
        {
            value = Expression.Call(typeof(InstantConverter), nameof(InstantConverter.FromMicroseconds), null, value);
        }

        value = value.Type == type ? value : Expression.Convert(value, type);
        return type.IsValueType && plain == type
            ? value
            : Expression.Condition(Expression.Call(source, nameof(IColumnSource.IsNull), null, ordinal), Expression.Default(type), value);
    }
}
