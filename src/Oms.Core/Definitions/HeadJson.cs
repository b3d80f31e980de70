using System.Text.Json.Serialization;
using Oms.Json;

namespace Oms.Definitions;

/// <summary>The JSON form of heads.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(DefinitionHead))]
internal sealed partial class HeadJson : JsonSerializerContext;
