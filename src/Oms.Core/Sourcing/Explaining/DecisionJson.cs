using System.Text.Json.Serialization;
using Oms.Json;

namespace Oms.Sourcing.Explaining;

/// <summary>The JSON form of stored decisions.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(SkuConverter), typeof(LocationCodeConverter), typeof(NumberConverter)])]
[JsonSerializable(typeof(DecisionText.Told))]
internal sealed partial class DecisionJson : JsonSerializerContext;
