using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Oms.Rules.Sets;

/// <summary>What an action does, in a few words for people.</summary>
internal static class ActionWords
{
    /// <summary>A length of time in ISO 8601, as documents write it.</summary>
    public static string Time(Duration time) => PeriodPattern.NormalizingIso.Format(Period.FromNanoseconds(time.ToInt64Nanoseconds()).Normalize());

    public static string Of(RuleAction action) => action switch
    {
        HoldAction hold => $"hold ({hold.Kind})",
        ReleaseAction release => $"release {release.Kind} holds",
        RouteAction { Policy: { } policy } => $"route by {policy}",
        RouteAction route => $"route to {string.Join(", ", route.Locations)}",
        PriorityAction priority => string.Create(CultureInfo.InvariantCulture, $"priority {priority.Value}"),
        TagAction tag => $"tag {string.Join(", ", tag.Tags)}",
        ApprovalAction approval => $"approval ({approval.Kind}) by {approval.Approvers}",
        ServiceAction service => $"service {(service.Carrier is null ? "" : service.Carrier + " ")}{service.Service}",
        KeepTogetherAction => "keep together",
        SplitAction => "split",
        NotifyAction notify => $"notify {notify.To} ({notify.Template})",
        CancelAction => "cancel",
        CaseAction @case => $"case ({@case.Type})",
        _ => action.GetType().Name,
    };
}
