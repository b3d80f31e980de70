using System.Buffers;
using System.Text.Json;
using Oms.Json;

namespace Oms.Rules.Explaining;

/// <summary>Outcomes as they are stored with a decision: what fired and why, each fact once. Names are kept for good; what is new is optional.</summary>
internal static class OutcomeJson
{
    public static ReadOnlyMemory<byte> Write(RuleOutcome outcome)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, outcome);
        }

        return buffer.WrittenMemory;
    }

    public static void Write(Utf8JsonWriter json, RuleOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("ruleSet"u8, outcome.RuleSet);
        json.WriteNumber("version"u8, outcome.Version);
        json.WriteNumber("tried"u8, outcome.Tried);
        if (outcome.Pending)
        {
            json.WriteBoolean("pending"u8, true);
        }

        json.WriteStartArray("fired"u8);
        foreach (var name in outcome.Fired)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
        json.WriteStartArray("rows"u8);
        foreach (var row in outcome.Rows)
        {
            Row(json, row);
        }

        json.WriteEndArray();
        json.WriteStartObject("facts"u8);
        foreach (var fact in outcome.Rows.SelectMany(row => row.Answer.Clauses).SelectMany(clause => clause.Reads).DistinctBy(read => read.Name))
        {
            json.WritePropertyName(fact.Name);
            ValueJson.Write(json, fact.Value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, RowTrace row)
    {
        json.WriteStartObject();
        json.WriteString("name"u8, row.Name);
        Verdict(json, row.Answer.Value);
        json.WriteStartArray("clauses"u8);
        foreach (var clause in row.Answer.Clauses)
        {
            json.WriteStartObject();
            json.WriteString("text"u8, clause.Text);
            Verdict(json, clause.Value);
            if (clause.Decided)
            {
                json.WriteBoolean("decided"u8, true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Verdict(Utf8JsonWriter json, in FactValue value)
    {
        if (value.Kind == FactKind.Error)
        {
            json.WriteString("error"u8, value.AsError.Code);
            return;
        }

        json.WritePropertyName("is"u8);
        ValueJson.Write(json, value);
    }
}
