using CsCheck;
using Oms.Definitions;
using Oms.Workflow;

namespace Oms.Core.Tests.Workflow;

/// <summary>What a workflow document may not say, each mistake at its place.</summary>
public sealed class WorkflowChecksTests
{
    private const string Sound = """
        {
          "id": "small",
          "initial": "open",
          "states": [
            { "name": "open", "category": "open", "commands": ["hold", "ship"],
              "timers": [ { "name": "t", "after": "PT1H" } ],
              "transitions": [ { "on": "all.delivered", "to": "done" }, { "on": "timer.t", "to": "other", "when": "order.total > money('5.00 GBP')" } ] },
            { "name": "other", "category": "open", "transitions": [ { "on": "signal.go", "to": "done", "when": "order.to_deliver == 0 && !order.blocked" }, { "on": "all.cancelled", "to": "gone" } ] },
            { "name": "done", "category": "completed", "commands": ["report-payment"] },
            { "name": "gone", "category": "cancelled", "commands": ["report-payment"] }
          ]
        }
        """;

    [Fact]
    public void A_small_sound_workflow_passes() => Assert.Empty(Workflows.Mistakes(Sound));

    [Theory]
    [InlineData("\"initial\": \"open\"", "\"initial\": \"opne\"", "workflow.unknown_state", "\"opne\"", "open")]
    [InlineData("\"initial\": \"open\"", "\"initial\": \"done\"", "workflow.initial_end", "\"done\", \"category\"", "draft or open")]
    [InlineData("\"to\": \"done\" }, { \"on\": \"timer.t\"", "\"to\": \"doen\" }, { \"on\": \"timer.t\"", "workflow.unknown_state", "{ \"on\": \"all.delivered\", \"to\": \"doen\"", "done")]
    [InlineData("\"on\": \"all.delivered\"", "\"on\": \"all.deliverd\"", "workflow.unknown_trigger", "{ \"on\": \"all.deliverd\"", "all.delivered")]
    [InlineData("\"ship\"", "\"shipp\"", "workflow.unknown_command", "\"shipp\"", "ship")]
    [InlineData("\"on\": \"timer.t\"", "\"on\": \"timer.u\"", "workflow.unknown_timer", "{ \"on\": \"timer.u\"", "t")]
    [InlineData("\"after\": \"PT1H\"", "\"after\": \"-P1D\"", "definition.time", "\"-P1D\"", "positive")]
    [InlineData("\"hold\", ", "\"hold\", 5, ", "definition.type", "5, \"ship\"", "text")]
    [InlineData("\"category\": \"completed\"", "\"category\": \"complete\"", "definition.word", "\"complete\"", "completed")]
    [InlineData("\"id\": \"small\"", "\"id\": \"small\", \"colour\": 1", "definition.unknown_key", "\"colour\"", "owner")]
    [InlineData("order.total > money('5.00 GBP')", "order.total > 5", "rule.type", "> 5\" }", "money")]
    [InlineData("order.total > money('5.00 GBP')", "order.totl > money('5.00 GBP')", "rule.unknown_fact", "order.totl", "order.total")]
    [InlineData("order.total > money('5.00 GBP')", "order.total", "rule.type", "order.total\" }", "Compare")]
    [InlineData("{ \"name\": \"gone\"", "{ \"name\": \"other\"", "workflow.state_twice", "\"other\", \"category\": \"cancelled\"", "another name")]
    [InlineData("{ \"name\": \"done\", \"category\": \"completed\", \"commands\": [\"report-payment\"] }", "{ \"name\": \"done\", \"category\": \"completed\" }", "workflow.strands_money", "\"done\", \"category\"", "report-payment")]
    [InlineData("order.to_deliver == 0 && !order.blocked", "order.to_deliver == 0 || !order.blocked", "workflow.strands_stock", "{ \"on\": \"signal.go\"", "order.to_deliver == 0")]
    [InlineData("\"on\": \"all.delivered\"", "\"on\": \"all.shipped\"", "workflow.strands_stock", "{ \"on\": \"all.shipped\"", "all.delivered")]
    [InlineData("\"on\": \"all.cancelled\"", "\"on\": \"holds.released\"", "workflow.strands_stock", "{ \"on\": \"holds.released\"", "cancel on entry")]
    [InlineData("\"commands\": [\"hold\", \"ship\"]", "\"commands\": [], \"onEntry\": [ { \"do\": \"keep-together\" } ]", "workflow.entry_action", "{ \"do\": \"keep-together\"", "routing")]
    public void A_mistake_is_named_at_its_place(string right, string wrong, string code, string at, string hint)
    {
        Assert.Contains(right, Sound, StringComparison.Ordinal);
        var text = Sound.Replace(right, wrong, StringComparison.Ordinal).ReplaceLineEndings("\n");
        var mistake = Assert.Single(Workflows.Mistakes(text), mistake => mistake.Code == code);
        var place = text.IndexOf(at, StringComparison.Ordinal);
        Assert.Equal((text.AsSpan(0, place).Count('\n') + 1, place - text.LastIndexOf('\n', place)), (mistake.Line, mistake.Column));
        Assert.Contains(hint, mistake.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void States_that_nobody_reaches_or_leaves_are_named()
    {
        var island = Sound.Replace("{ \"name\": \"gone\"", "{ \"name\": \"island\", \"category\": \"completed\", \"commands\": [\"report-payment\"] }, { \"name\": \"gone\"", StringComparison.Ordinal);
        Assert.Equal("workflow.unreachable", Workflows.Mistakes(island).Single().Code);
        var pit = Sound.Replace("{ \"on\": \"signal.go\"", "{ \"on\": \"signal.fall\", \"to\": \"pit\" }, { \"on\": \"signal.go\"", StringComparison.Ordinal)
            .Replace("{ \"name\": \"gone\"", "{ \"name\": \"pit\", \"category\": \"open\", \"transitions\": [ { \"on\": \"signal.dig\", \"to\": \"pit\" } ] }, { \"name\": \"gone\"", StringComparison.Ordinal);
        Assert.Equal("workflow.no_end", Workflows.Mistakes(pit).Single().Code);
    }

    [Fact]
    public void What_could_go_round_by_itself_is_named()
    {
        var round = Sound.Replace("{ \"on\": \"timer.t\"", "{ \"on\": \"entered\", \"to\": \"other\" }, { \"on\": \"timer.t\"", StringComparison.Ordinal)
            .Replace("{ \"on\": \"signal.go\"", "{ \"on\": \"entered\", \"to\": \"open\", \"when\": \"order.blocked\" }, { \"on\": \"signal.go\"", StringComparison.Ordinal);
        Assert.Equal(["workflow.cycle", "workflow.cycle"], Workflows.Mistakes(round).Select(mistake => mistake.Code));
    }

    [Fact]
    public void What_can_never_fire_is_named()
    {
        var shadowed = Sound.Replace("{ \"on\": \"timer.t\"", "{ \"on\": \"all.delivered\", \"to\": \"other\" }, { \"on\": \"timer.t\"", StringComparison.Ordinal);
        Assert.Equal("workflow.shadowed", Workflows.Mistakes(shadowed).Single().Code);
        var unused = Sound.Replace("\"timers\": [ {", "\"timers\": [ { \"name\": \"idle\", \"after\": \"P1D\" }, {", StringComparison.Ordinal);
        Assert.Equal(("workflow.timer_unused", 6, 19), (Workflows.Mistakes(unused).Single().Code, Workflows.Mistakes(unused).Single().Line, Workflows.Mistakes(unused).Single().Column));
    }

    [Fact]
    public void All_mistakes_are_reported_together()
    {
        var text = Sound.Replace("\"initial\": \"open\"", "\"initial\": \"opne\"", StringComparison.Ordinal).Replace("\"on\": \"all.delivered\"", "\"on\": \"all.deliverd\"", StringComparison.Ordinal)
            .Replace("\"after\": \"PT1H\"", "\"after\": \"-P1D\"", StringComparison.Ordinal).Replace("order.total >", "order.totl >", StringComparison.Ordinal);
        Assert.Equal(["workflow.unknown_state", "definition.time", "workflow.unknown_trigger", "workflow.unknown_timer", "rule.unknown_fact"], Workflows.Mistakes(text).Select(mistake => mistake.Code));
        Assert.Throws<DefinitionInvalidException>(() => Workflows.Compile(text));
    }

    /// <summary>Whatever the checks let through, an order can reach an end from wherever it is: checked by walking, not by the checks' own search.</summary>
    [Fact]
    public void No_workflow_that_passes_strands_anybody()
    {
        var passed = 0;
        Gen.Select(Gen.Int[2, 6], Gen.Int[0, 1_000_000], Gen.Int[1, 14]).Sample((states, seed, ways) =>
        {
            var document = Text(states, ways, new Random(seed));
            if (Workflows.Mistakes(document).Count > 0)
            {
                return true;
            }

            Interlocked.Increment(ref passed);
            var workflow = Workflows.Compile(document).Document;
            return workflow.States.All(state => Ends(workflow, state.Name, workflow.States.Count));
        }, iter: 3_000);
        Assert.True(passed > 30, $"Only {passed} of the generated workflows passed: too few to show anything.");
    }

    private static bool Ends(WorkflowDocument workflow, string from, int steps)
    {
        var state = workflow.States.Single(state => state.Name == from);
        return state.Category is StateCategory.Completed or StateCategory.Cancelled || (steps > 0 && state.Ways.Any(way => Ends(workflow, way.To, steps - 1)));
    }

    private static string Text(int states, int ways, Random random)
    {
        string[] triggers = ["order.confirmed", "all.shipped", "all.cancelled", "all.delivered", "signal.a", "signal.b", "entered", "units.picked"];
        var from = Enumerable.Range(0, ways).Select(_ => (From: random.Next(states), To: random.Next(states + 1), On: triggers[random.Next(triggers.Length)])).ToLookup(way => way.From);
        var bodies = Enumerable.Range(0, states).Select(i =>
            $$"""{ "name": "s{{i}}", "category": "open", "transitions": [ {{string.Join(", ", from[i].Select(way => $$"""{ "on": "{{(way.To == states ? "all.cancelled" : way.On)}}", "to": "s{{way.To}}" }"""))}} ] }""");
        return $$"""{ "id": "w", "initial": "s0", "states": [ {{string.Join(", ", bodies)}}, { "name": "s{{states}}", "category": "cancelled", "commands": ["report-payment"] } ] }""";
    }
}
