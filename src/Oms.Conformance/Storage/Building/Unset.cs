using System.Collections;

namespace Oms.Conformance.Storage.Building;

/// <summary>Finds properties that no instance of their type sets: a sample that leaves one out tests nothing of it.</summary>
internal static class Unset
{
    /// <summary>Names of the properties of <c>Oms</c> records that have their default in every instance within <paramref name="sample"/>.</summary>
    public static IReadOnlyList<string> In(object sample)
    {
        var set = new HashSet<string>(StringComparer.Ordinal);
        var all = new HashSet<string>(StringComparer.Ordinal);
        Visit(sample, set, all);
        return [.. all.Except(set).Order(StringComparer.Ordinal)];
    }

    private static void Visit(object? value, HashSet<string> set, HashSet<string> all)
    {
        switch (value)
        {
            case null or string or ValueType and not IEnumerable:
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Visit(item, set, all);
                }

                break;
            default:
                foreach (var property in Portrait.Properties(value.GetType()).Where(property => property.CanWrite))
                {
                    var name = $"{value.GetType().Name}.{property.Name}";
                    all.Add(name);
                    if (!IsDefault(property.GetValue(value), property.PropertyType))
                    {
                        set.Add(name);
                    }

                    Visit(property.GetValue(value), set, all);
                }

                break;
        }
    }

    private static bool IsDefault(object? value, Type type) => value switch
    {
        null => true,
        string text => text.Length == 0,
        IEnumerable items => !items.Cast<object?>().Any(),
        // True and 0 are the defaults of flags and of enums; a flag counts as set where an instance says otherwise.
        bool flag => flag,
        _ => type.IsValueType && value.Equals(Activator.CreateInstance(type)),
    };
}
