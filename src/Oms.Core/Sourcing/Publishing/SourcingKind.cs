using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Oms.Definitions;
using Oms.Json;
using Oms.Json.Reading;

namespace Oms.Sourcing.Publishing;

/// <summary>Sourcing policies as documents: the JSON form of <see cref="SourcingPolicy"/>.</summary>
internal sealed class SourcingKind(PolicyCatalog catalog) : DefinitionKind
{
    public override string Kind => DefinitionKinds.Sourcing;

    public override string Word => "sourcing policy";

    public override DefinitionReading? Read(string text, int version, MistakeList mistakes)
    {
        if (JsonDocumentReader.Read(text, mistakes) is not { } root)
        {
            return null;
        }

        KnownKeys.Check(root, OmsJson.Info<SourcingPolicy>(), "a sourcing policy", mistakes);
        if (root is not JsonMap)
        {
            mistakes.Add(root.Spot, "definition.type", $"The document is {root.Word}.", "Write an object.");
        }

        if (mistakes.Any || Policy(text, mistakes) is not { } policy)
        {
            return null;
        }

        foreach (var finding in PolicyChecks.Find(policy, catalog))
        {
            mistakes.Add(Place(root, finding.Field), finding.Code, $"'{finding.Field}' cannot be used.", finding.Message);
        }

        return new DefinitionReading(Kind, policy.Id, version, mistakes.Any ? null : policy with { Version = version });
    }

    public override string Diagram(DefinitionReading reading, IReadOnlyDictionary<string, long> counts)
    {
        var policy = (SourcingPolicy)reading.Value!;
        var text = new StringBuilder("flowchart LR\n");
        text.Append("    demand[\"what an order lacks\"] --> scope{\"").Append(policy.For is null ? "orders that name it" : Scope(policy.For)).Append("\"}\n");
        text.Append("    scope --> strategy[\"").Append(policy.Strategy).Append("\"]\n");
        text.Append("    strategy --> locations[\"").Append(policy.Limits.Only.Count > 0 ? string.Join(", ", policy.Limits.Only) : "all locations");
        text.Append(policy.Limits.Excluded.Count > 0 ? $" but {string.Join(", ", policy.Limits.Excluded)}" : "").Append("\"]\n");
        return text.ToString();
    }

    private static string Scope(SourcingScope scope)
    {
        string[] parts =
        [
            .. scope.Channels.Count > 0 ? [$"channel {string.Join(", ", scope.Channels)}"] : Array.Empty<string>(),
            .. scope.Countries.Count > 0 ? [$"to {string.Join(", ", scope.Countries)}"] : Array.Empty<string>(),
            .. scope.Groups.Count > 0 ? [$"groups {string.Join(", ", scope.Groups)}"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "every order" : string.Join("; ", parts);
    }

    private static SourcingPolicy? Policy(string text, MistakeList mistakes)
    {
        try
        {
            return JsonSerializer.Deserialize(Complete(text), OmsJson.Info<SourcingPolicy>());
        }
        catch (Exception error) when (error is JsonException or OmsException)
        {
            var at = error as JsonException;
            mistakes.Add(new Spot((int)(at?.LineNumber ?? 0) + 1, (int)(at?.BytePositionInLine ?? 0) + 1), "definition.value", $"'{at?.Path ?? "$"}' cannot be read.", "Write what SourcingPolicy has there: its documentation names type and unit.");
            return null;
        }
    }

    // What a person leaves out has its default, at every level.
    private static JsonObject Complete(string text)
    {
        var written = System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject();
        var whole = JsonSerializer.SerializeToNode(new SourcingPolicy { Id = "", For = new SourcingScope() }, OmsJson.Info<SourcingPolicy>())!.AsObject();
        if (written["for"] is null)
        {
            whole.Remove("for");
        }

        Overlay(whole, written);
        return whole;
    }

    private static void Overlay(JsonObject whole, JsonObject written)
    {
        foreach (var (name, value) in written)
        {
            if (value is JsonObject part && whole[name] is JsonObject known)
            {
                Overlay(known, part);
            }
            else if (value is not null)
            {
                whole[name] = value.DeepClone();
            }
        }
    }

    // A finding names the property, such as Costs.Parcel.
    private static Spot Place(Oms.Json.Reading.JsonNode root, string field)
    {
        var node = root;
        foreach (var name in field.Split('.', '['))
        {
            if (node is JsonMap map && map.Fields.FirstOrDefault(one => string.Equals(one.Name, name.TrimEnd(']'), StringComparison.OrdinalIgnoreCase)) is { } found)
            {
                node = found.Value;
            }
        }

        return node.Spot;
    }
}
