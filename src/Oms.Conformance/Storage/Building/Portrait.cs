using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Oms.Conformance.Storage.Building;

/// <summary>Writes a value with all its public properties, a line each, so that two can be compared and a difference read. A property that is added later is in it by itself.</summary>
public static class Portrait
{
    /// <summary>Fails where two values differ anywhere, naming the first line that does.</summary>
    public static void Equal(object? expected, object? actual) => Assert.Equal(Of(expected), Of(actual));

    /// <summary>The value as text.</summary>
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, "", value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, string path, object? value)
    {
        switch (value)
        {
            case null:
                Line(text, path, "null");
                break;
            case string or Enum:
                Line(text, path, $"'{value}'");
                break;
            case Instant instant:
                Line(text, path, InstantPattern.ExtendedIso.Format(instant));
                break;
            case ReadOnlyMemory<byte> bytes:
                Line(text, path, Convert.ToHexString(bytes.Span));
                break;
            case IEnumerable items:
                WriteAll(text, path, items);
                break;
            case ValueType:
                Line(text, path, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
            default:
                foreach (var property in Properties(value.GetType()))
                {
                    Write(text, $"{path}.{property.Name}", property.GetValue(value));
                }

                break;
        }
    }

    internal static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0);

    private static void WriteAll(StringBuilder text, string path, IEnumerable items)
    {
        var count = 0;
        foreach (var item in items)
        {
            Write(text, string.Create(CultureInfo.InvariantCulture, $"{path}[{count++}]"), item);
        }

        Line(text, path + ".Count", count.ToString(CultureInfo.InvariantCulture));
    }

    private static void Line(StringBuilder text, string path, string value) => text.Append(path).Append(" = ").Append(value).Append('\n');
}
