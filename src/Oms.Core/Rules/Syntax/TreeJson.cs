using System.Text.Json.Serialization;
using Oms.Json;

namespace Oms.Rules.Syntax;

/// <summary>The JSON form of trees, for editors that are no .NET programs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 256, Converters = [typeof(NumberConverter)])]
[JsonSerializable(typeof(RuleExpression))]
internal sealed partial class TreeJson : JsonSerializerContext;
