using System.Text.Json;
using System.Text.Json.Serialization;
using Oms.Rules;

namespace Oms.Json;

/// <summary>Facts in commands: written, so that the same command is known again, and never read back.</summary>
internal sealed class FactValueConverter : JsonConverter<FactValue>
{
    public override FactValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A value alone does not say what type it has: it is read along with its fact.");

    public override void Write(Utf8JsonWriter writer, FactValue value, JsonSerializerOptions options) => ValueJson.Write(writer, value);
}
