using Oms.Json.Reading;
using Oms.Orders;

namespace Oms.Rules.Sets;

/// <summary>Reads what a row does.</summary>
internal static class ActionReader
{
    private static readonly string[] Known = ["hold", "release", "route", "priority", "tag", "approval", "service", "keep-together", "split", "notify", "cancel", "case"];

    /// <returns>Null with a mistake.</returns>
    public static RuleAction? Read(JsonNode node, MistakeList mistakes)
    {
        var fields = new Fields(node, "an action", mistakes);
        var kind = fields.Text("do", required: true, most: 50);
        if (kind is null)
        {
            return null;
        }

        var action = Of(kind, fields, mistakes);
        if (action is null)
        {
            mistakes.Add(fields.SpotOf("do"), "definition.word", $"'{kind}' is nothing that a row can do.", Nearest.Hint(kind, Known));
            return null;
        }

        fields.Done();
        return action;
    }

    private static RuleAction? Of(string kind, Fields fields, MistakeList mistakes) => kind switch
    {
        "hold" => new HoldAction
        {
            Kind = Code(fields, "kind"),
            Reason = fields.Text("reason", required: true) ?? "",
            Blocks = Blocks(fields, mistakes),
            Owner = fields.Text("owner", most: 100),
            ExpiresAfter = fields.Time("expiresAfter"),
            EscalatesAfter = fields.Time("escalatesAfter"),
        },
        "release" => new ReleaseAction { Kind = Code(fields, "kind") },
        "route" => Route(fields, mistakes),
        "priority" => new PriorityAction { Value = (int)(fields.Whole("value", int.MinValue, int.MaxValue, required: true) ?? 0) },
        "tag" => new TagAction { Tags = Tags(fields, mistakes) },
        "approval" => new ApprovalAction { Kind = Code(fields, "kind"), Approvers = Code(fields, "approvers"), Reason = fields.Text("reason", required: true) ?? "" },
        "service" => new ServiceAction { Carrier = fields.Text("carrier", most: 100), Service = Code(fields, "service") },
        "keep-together" => new KeepTogetherAction(),
        "split" => new SplitAction(),
        "notify" => new NotifyAction { Template = Code(fields, "template"), To = fields.Text("to", required: true, most: 200) ?? "" },
        "cancel" => new CancelAction { Reason = fields.Text("reason", required: true) ?? "" },
        "case" => new CaseAction { Type = Code(fields, "type"), Severity = Code(fields, "severity"), Message = fields.Text("message", required: true) ?? "" },
        _ => null,
    };

    private static string Code(Fields fields, string name) => fields.Text(name, required: true, most: 100) ?? "";

    private static RouteAction Route(Fields fields, MistakeList mistakes)
    {
        var (locations, policy) = (new List<LocationCode>(), fields.Text("policy", most: 100));
        foreach (var text in fields.Texts("locations"))
        {
            try
            {
                locations.Add(new LocationCode(text.Value));
            }
            catch (OmsException refused)
            {
                mistakes.Add(text.Spot, refused.Code, refused.Message, "Write the code of a location.");
            }
        }

        if (locations.Count > 0 == policy is not null)
        {
            mistakes.Add(fields.Spot, "rule.action", "A route names either locations or a policy.", "Write one of the keys 'locations' and 'policy'.");
        }

        return new RouteAction { Locations = locations, Policy = policy };
    }

    private static IReadOnlyList<string> Tags(Fields fields, MistakeList mistakes)
    {
        IReadOnlyList<string> tags = [.. fields.Texts("tags", required: true).Select(tag => tag.Value)];
        if (tags.Count == 0 && fields.Field("tags") is not null)
        {
            mistakes.Add(fields.SpotOf("tags"), "rule.action", "No tag is named.", "Write at least one.");
        }

        return tags;
    }

    // One word, or several in a list.
    private static HoldBlocks Blocks(Fields fields, MistakeList mistakes)
    {
        if (fields.Field("blocks")?.Value is not JsonList)
        {
            return fields.Word<HoldBlocks>("blocks") ?? HoldBlocks.All;
        }

        var blocks = HoldBlocks.None;
        foreach (var text in fields.Texts("blocks"))
        {
            if (Enum.TryParse<HoldBlocks>(text.Value, ignoreCase: true, out var block) && Enum.IsDefined(block) && !char.IsAsciiDigit(text.Value[0]))
            {
                blocks |= block;
            }
            else
            {
                mistakes.Add(text.Spot, "definition.word", $"'{text.Value}' is nothing that a hold blocks.", Nearest.Hint(text.Value, ["confirm", "allocate", "release", "all", "none"]));
            }
        }

        return blocks;
    }
}
