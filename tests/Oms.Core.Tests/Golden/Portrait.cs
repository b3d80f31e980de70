using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Oms.Core.Tests.Golden;

/// <summary>Everything a value holds, as text: two values with the same portrait are equal, lists included. Also finds what a sample left unset.</summary>
internal static class Portrait
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>Settable members, at any depth, that still have their type's default or are empty.</summary>
    public static IEnumerable<string> Unset(object value, string path)
    {
        foreach (var member in Members(value.GetType()))
        {
            var inner = member.GetValue(value);
            var here = $"{path}.{member.Name}";
            if (inner is null || IsDefault(inner, member.PropertyType) || (inner is not string && inner is IEnumerable list && !list.Cast<object>().Any()))
            {
                yield return here;
                continue;
            }

            var parts = inner is IEnumerable items and not string ? items.Cast<object>() : [inner];
            foreach (var unset in parts.Where(part => IsOurs(part.GetType())).SelectMany(part => Unset(part, here)))
            {
                yield return unset;
            }
        }
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or KeyValuePair<string, string>:
                text.Append('"').Append(value).Append('"');
                break;
            case IEnumerable list:
                text.Append('[');
                foreach (var item in list)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case var _ when IsOurs(value.GetType()):
                text.Append(value.GetType().Name).Append('{');
                foreach (var member in Members(value.GetType()))
                {
                    text.Append(member.Name).Append('=');
                    Write(text, member.GetValue(value));
                    text.Append(';');
                }

                text.Append('}');
                break;
            default:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("Oms", StringComparison.Ordinal) == true && !type.IsEnum && Members(type).Any();

    private static IEnumerable<PropertyInfo> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite && p.GetIndexParameters().Length == 0).OrderBy(p => p.Name, StringComparer.Ordinal);

    private static bool IsDefault(object value, Type type) =>
        type.IsValueType && Nullable.GetUnderlyingType(type) is null && value.Equals(Activator.CreateInstance(type));
}
