using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Oms.Orders;

namespace Oms.Rules.Sets;

/// <summary>Writes what a row does.</summary>
internal static class ActionWriter
{
    public static void Write(Utf8JsonWriter json, RuleAction action)
    {
        switch (action)
        {
            case HoldAction hold:
                json.WriteString("do", "hold");
                json.WriteString("kind", hold.Kind);
                json.WriteString("reason", hold.Reason);
                Blocks(json, hold.Blocks);
                RuleSetWriter.Optional(json, "owner", hold.Owner);
                RuleSetWriter.Optional(json, "expiresAfter", Time(hold.ExpiresAfter));
                RuleSetWriter.Optional(json, "escalatesAfter", Time(hold.EscalatesAfter));
                break;
            case ReleaseAction release:
                json.WriteString("do", "release");
                json.WriteString("kind", release.Kind);
                break;
            case RouteAction route:
                json.WriteString("do", "route");
                if (route.Locations.Count > 0)
                {
                    RuleSetWriter.Texts(json, "locations", route.Locations.Select(location => location.Value));
                }

                RuleSetWriter.Optional(json, "policy", route.Policy);
                break;
            case PriorityAction priority:
                json.WriteString("do", "priority");
                json.WriteNumber("value", priority.Value);
                break;
            case TagAction tag:
                json.WriteString("do", "tag");
                RuleSetWriter.Texts(json, "tags", tag.Tags);
                break;
            case ApprovalAction approval:
                json.WriteString("do", "approval");
                json.WriteString("kind", approval.Kind);
                json.WriteString("approvers", approval.Approvers);
                json.WriteString("reason", approval.Reason);
                break;
            case ServiceAction service:
                json.WriteString("do", "service");
                RuleSetWriter.Optional(json, "carrier", service.Carrier);
                json.WriteString("service", service.Service);
                break;
            case KeepTogetherAction:
                json.WriteString("do", "keep-together");
                break;
            case SplitAction:
                json.WriteString("do", "split");
                break;
            case NotifyAction notify:
                json.WriteString("do", "notify");
                json.WriteString("template", notify.Template);
                json.WriteString("to", notify.To);
                break;
            case CancelAction cancel:
                json.WriteString("do", "cancel");
                json.WriteString("reason", cancel.Reason);
                break;
            case CaseAction opened:
                json.WriteString("do", "case");
                json.WriteString("type", opened.Type);
                json.WriteString("severity", opened.Severity);
                json.WriteString("message", opened.Message);
                break;
            default:
                throw new InvalidOperationException($"{action.GetType().Name} is no action of a rule set.");
        }
    }

    private static void Blocks(Utf8JsonWriter json, HoldBlocks blocks)
    {
        if (blocks == HoldBlocks.All)
        {
            return;
        }

        RuleSetWriter.Texts(json, "blocks", new[] { HoldBlocks.Confirm, HoldBlocks.Allocate, HoldBlocks.Release }.Where(block => blocks.HasFlag(block)).Select(block => block switch
        {
            HoldBlocks.Confirm => "confirm",
            HoldBlocks.Allocate => "allocate",
            _ => "release",
        }));
    }

    private static string? Time(Duration? length) =>
        length is { } time ? PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds((long)time.ToInt128Nanoseconds()).Normalize()) : null;
}
