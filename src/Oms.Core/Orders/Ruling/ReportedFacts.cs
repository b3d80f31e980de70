using System.Buffers;
using System.Text;
using System.Text.Json;
using Oms.Json;
using Oms.Json.Reading;
using Oms.Orders.Facts;
using Oms.Rules;
using Oms.Rules.Sets;
using Oms.Rules.Types;

namespace Oms.Orders.Ruling;

/// <summary>Facts from outside as an order keeps them: each as JSON by its name.</summary>
internal static class ReportedFacts
{
    public static Attributes Write(IReadOnlyDictionary<string, FactValue> values) => Attributes.Of(values.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value))));

    /// <summary>A fact that was reported, or unknown.</summary>
    public static FactValue Read(RuleCatalog catalog, Order order, string name)
    {
        if (order.Handling?.Facts[name] is not { } json || catalog.Slot(name) is not (var slot and >= 0))
        {
            return FactValue.Unknown;
        }

        var mistakes = new MistakeList();
        return JsonDocumentReader.Read(json, mistakes) is { } node ? ExampleFacts.Value(node, catalog.Facts[slot].Type, mistakes) : FactValue.Unknown;
    }

    /// <exception cref="ValidationFailedException">A fact is not known, is the order's own, or its value has another type; every mistake is listed.</exception>
    public static void ThrowIfWrong(ReportFacts command, RuleCatalog catalog)
    {
        var findings = new List<Finding>();
        foreach (var (name, value) in command.Values)
        {
            var slot = catalog.Slot(name);
            if (slot < 0)
            {
                findings.Add(new Finding("rule.unknown_fact", name, $"There is no fact '{name}'. {Nearest.Hint(name, catalog.Facts.Select(fact => fact.Name))}"));
            }
            else if (OrderFacts.All.Any(fact => fact.Name == name))
            {
                findings.Add(new Finding("rule.own_fact", name, $"'{name}' is told by the order itself: change the order."));
            }
            else if (value.Kind <= FactKind.Error || !FactTypes.Has(catalog.Facts[slot].Type, value))
            {
                findings.Add(new Finding("rule.fact_type", name, $"'{name}' is {catalog.Facts[slot].Type}, not {value.Kind}."));
            }
            else if (Json(value).Length > Attributes.MaxValueLength)
            {
                findings.Add(new Finding("rule.fact_size", name, $"'{name}' is too long: at most {Attributes.MaxValueLength} characters as JSON are kept."));
            }
        }

        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }
    }

    private static string Json(in FactValue value)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        using (var json = new Utf8JsonWriter(buffer))
        {
            ValueJson.Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
