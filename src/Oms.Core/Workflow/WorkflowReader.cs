using Oms.Json.Reading;
using Oms.Rules;
using Oms.Rules.Sets;

namespace Oms.Workflow;

/// <summary>Reads a workflow document: its form. What makes sense of it, <see cref="WorkflowChecks"/> says.</summary>
internal static class WorkflowReader
{
    private const int MostStates = 200;

    /// <returns>Null where it is no object at all; otherwise as much as could be read.</returns>
    public static WorkflowDocument? Read(string text, int version, MistakeList mistakes)
    {
        if (JsonDocumentReader.Read(text, mistakes) is not { } root)
        {
            return null;
        }

        var fields = new Fields(root, "a workflow", mistakes);
        var states = fields.List("states", required: true);
        if (states.Count > MostStates)
        {
            mistakes.Add(fields.SpotOf("states"), "workflow.size", FormattableString.Invariant($"The workflow has {states.Count} states."), FormattableString.Invariant($"Write at most {MostStates}."));
        }

        var document = new WorkflowDocument
        {
            Id = fields.Text("id", required: true, most: 100) ?? "",
            Version = version,
            Owner = fields.Text("owner", most: 100),
            Reason = fields.Text("reason"),
            Initial = fields.Text("initial", required: true, most: 100) ?? "",
            InitialSpot = fields.SpotOf("initial"),
            States = [.. states.Take(MostStates).Select(node => State(new Fields(node, "a state", mistakes), mistakes))],
        };
        fields.Done();
        return document;
    }

    private static WorkflowState State(Fields fields, MistakeList mistakes)
    {
        var state = new WorkflowState
        {
            Name = fields.Text("name", required: true, most: 100) ?? "",
            Category = fields.Word<StateCategory>("category", required: true) ?? StateCategory.Open,
            Meaning = fields.Text("meaning"),
            Commands = [.. fields.Texts("commands").Select(command => Command(command, mistakes)).OfType<string>()],
            OnEntry = [.. fields.List("onEntry").Select(node => Action(node, mistakes)).OfType<RuleAction>()],
            Timers = [.. fields.List("timers").Select(node => Timer(new Fields(node, "a timer", mistakes), mistakes)).OfType<WorkflowTimer>()],
            Ways = [.. fields.List("transitions").Select(node => Way(new Fields(node, "a transition", mistakes)))],
            Spot = fields.SpotOf("name"),
        };
        fields.Done();
        return state;
    }

    private static string? Command(JsonText text, MistakeList mistakes)
    {
        if (WorkflowWords.Commands.Contains(text.Value))
        {
            return text.Value;
        }

        mistakes.Add(text.Spot, "workflow.unknown_command", $"There is no command '{text.Value}'.", Nearest.Hint(text.Value, WorkflowWords.Commands));
        return null;
    }

    private static RuleAction? Action(JsonNode node, MistakeList mistakes)
    {
        var action = ActionReader.Read(node, mistakes);
        if (action is RouteAction or KeepTogetherAction or SplitAction)
        {
            mistakes.Add(node.Spot, "workflow.entry_action", "Where units come from is decided when an order is allocated, not when it enters a state.", "Write a rule set of the point 'routing' instead.");
            return null;
        }

        return action;
    }

    private static WorkflowTimer? Timer(Fields fields, MistakeList mistakes)
    {
        var (name, after) = (fields.Text("name", required: true, most: 100), fields.Time("after", required: true));
        var within = Location(fields, mistakes);
        fields.Done();
        return name is null || after is null ? null : new WorkflowTimer { Name = name, After = after.Value, Within = within, Spot = fields.Spot };
    }

    private static LocationCode? Location(Fields fields, MistakeList mistakes)
    {
        if (fields.TextNode("within") is not { } text)
        {
            return null;
        }

        try
        {
            return new LocationCode(text.Value);
        }
        catch (OmsException refused)
        {
            mistakes.Add(text.Spot, refused.Code, refused.Message, "Write the code of a location, whose open days count then.");
            return null;
        }
    }

    private static WorkflowWay Way(Fields fields)
    {
        var when = fields.TextNode("when");
        var way = new WorkflowWay
        {
            On = fields.Text("on", required: true, most: 120) ?? "",
            To = fields.Text("to", required: true, most: 100) ?? "",
            When = when?.Value,
            WhenText = when,
            Permission = fields.Text("permission", most: 100),
            Spot = fields.Spot,
        };
        fields.Done();
        return way;
    }
}
