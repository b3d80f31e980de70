using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using Oms.Rules;

namespace Oms.Json;

/// <summary>Values as JSON, in the form that documents write facts in.</summary>
internal static class ValueJson
{
    public static void Write(Utf8JsonWriter json, in FactValue value)
    {
        switch (value.Kind)
        {
            case FactKind.Bool:
                json.WriteBooleanValue(value.AsBool);
                break;
            case FactKind.Number:
                json.WriteNumberValue(NumberConverter.Canonical(value.AsNumber));
                break;
            case FactKind.Text:
                json.WriteStringValue(value.AsText);
                break;
            case FactKind.Instant:
                json.WriteStringValue(InstantPattern.ExtendedIso.Format(value.AsInstant));
                break;
            case FactKind.Duration:
                json.WriteStringValue(value.ToString());
                break;
            case FactKind.Money:
                json.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{value.Amount.ToString("0.00##########################", CultureInfo.InvariantCulture)} {value.Currency}"));
                break;
            case FactKind.List:
                json.WriteStartArray();
                foreach (var element in value.AsList)
                {
                    Write(json, element);
                }

                json.WriteEndArray();
                break;
            case FactKind.Map:
                json.WriteStartObject();
                foreach (var (key, element) in value.AsMap)
                {
                    json.WritePropertyName(key.Kind == FactKind.Text ? key.AsText : key.ToString());
                    Write(json, element);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
