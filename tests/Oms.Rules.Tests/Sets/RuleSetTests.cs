using System.Text;
using Oms.Json.Reading;
using Oms.Orders;
using Oms.Rules.Explaining;
using Oms.Rules.Sets;

namespace Oms.Rules.Tests.Sets;

/// <summary>Rule sets: read, written, decided, explained.</summary>
public sealed class RuleSetTests
{
    private const string Document =
        """
        {
          "id": "fraud-holds",
          "version": 3,
          "point": "hold",
          "hitPolicy": "first",
          "owner": "risk",
          "reason": "Chargebacks in October.",
          "effectiveFrom": "2026-12-01T00:00:00Z",
          "rows": [
            {
              "name": "score",
              "when": "fraud.score > 80",
              "then": [
                {
                  "do": "hold",
                  "kind": "fraud",
                  "reason": "Call the customer.",
                  "blocks": [
                    "release"
                  ],
                  "owner": "risk",
                  "expiresAfter": "P2D"
                }
              ]
            },
            {
              "name": "dear",
              "when": "order.total > money('200 GBP') && order.country != 'GB'",
              "then": [
                {
                  "do": "approval",
                  "kind": "credit",
                  "approvers": "orders.approve",
                  "reason": "Dear, and goes abroad."
                }
              ]
            },
            {
              "name": "many",
              "when": "order.units > 2",
              "then": [
                {
                  "do": "tag",
                  "tags": [
                    "big"
                  ]
                },
                {
                  "do": "route",
                  "locations": [
                    "LON"
                  ]
                },
                {
                  "do": "keep-together"
                }
              ],
              "meaning": "Big orders leave from London."
            }
          ],
          "examples": [
            {
              "name": "a small one",
              "facts": {
                "fraud.score": 10,
                "order.age": "7200s",
                "order.lines": [
                  {
                    "sku": "A",
                    "quantity": 1
                  }
                ],
                "order.placed_at": "2026-11-26T09:00:00Z",
                "order.total": "12.30 GBP",
                "order.units": 1
              },
              "rows": []
            }
          ]
        }
        """;

    [Fact]
    public void What_is_written_is_what_was_read() => Assert.Equal(Document.ReplaceLineEndings("\n"), RuleSetWriter.Write(Read(Document).Source));

    [Fact]
    public void Every_action_comes_back_as_it_was()
    {
        RuleAction[] actions =
        [
            new HoldAction { Kind = "k", Reason = "r", Blocks = HoldBlocks.None, EscalatesAfter = NodaTime.Duration.FromHours(4) },
            new ReleaseAction { Kind = "k" },
            new RouteAction { Policy = "p" },
            new PriorityAction { Value = -5 },
            new ApprovalAction { Kind = "k", Approvers = "a", Reason = "r" },
            new ServiceAction { Carrier = "c", Service = "s" },
            new ServiceAction { Service = "s" },
            new SplitAction(),
            new NotifyAction { Template = "t", To = "customer" },
            new CancelAction { Reason = "r" },
            new CaseAction { Type = "t", Severity = "high", Message = "m" },
        ];
        var set = Set(HitPolicy.All, ("one", "true"));
        set = set with { Rows = [set.Rows[0] with { Then = actions }] };
        Assert.Equal(actions.AsEnumerable().Where(action => action is not RouteAction), Read(RuleSetWriter.Write(set)).Source.Rows[0].Then.Where(action => action is not RouteAction));
        Assert.Equal("p", Read(RuleSetWriter.Write(set)).Source.Rows[0].Then.OfType<RouteAction>().Single().Policy);
    }

    [Theory]
    [InlineData("fraud.score > 80", "fraud.scor > 80", "12:16 rule.unknown_fact")]
    [InlineData("order.total > money('200 GBP')", "order.total > 200", "28:28 rule.type")]
    [InlineData("order.units > 2", "order.units > 2 and flag", "40:32 rule.syntax")]
    [InlineData("order.country != 'GB'", "order.tier != \\\"gld\\\"", "28:61 rule.value")]
    [InlineData("\"name\": \"many\"", "\"name\": \"dear\"", "38:5 rule.row_twice")]
    [InlineData("\"do\": \"tag\"", "\"do\": \"tags\"", "43:17 definition.word")]
    [InlineData("\"point\": \"hold\"", "\"point\": \"holds\"", "4:12 definition.word")]
    [InlineData("\"owner\": \"risk\",\n  \"reason\"", "\"reason\"", "1:1 definition.missing")]
    [InlineData("\"order.units\": 1", "\"order.units\": \"1\"", "75:24 rule.value")]
    public void A_mistake_says_where_it_is(string instead, string of, string where)
    {
        var text = Document.ReplaceLineEndings("\n");
        Assert.Contains(instead, text, StringComparison.Ordinal);
        var mistakes = new MistakeList();
        Assert.Null(new RuleSetReader(Desk.Catalog, Compiler).Read(text.Replace(instead, of, StringComparison.Ordinal), mistakes));
        Assert.Equal(where, string.Join(", ", mistakes.All.Select(mistake => $"{mistake.Line}:{mistake.Column} {mistake.Code}")));
        Assert.All(mistakes.All, mistake => Assert.NotEmpty(mistake.Hint));
    }

    [Fact]
    public void The_first_row_that_holds_decides()
    {
        var outcome = Read(Document).Decide(Desk.Sheet());
        Assert.Equal(["many"], outcome.Fired);
        Assert.Equal(["many", "many", "many"], outcome.Actions.Select(hit => hit.Row));
        Assert.True(outcome.Pending);
        Assert.Equal(
            """
            Rule set fraud-holds (version 3), 3 rows tried: 'many' holds; something is not known yet.
              'score' is not known yet:
                fraud.score > 80 [fraud.score = unknown] is unknown, which decided
              'dear' does not hold:
                order.total > money('200 GBP') [order.total = 250.50 GBP] is true
                order.country != 'GB' [order.country = 'GB'] is false, which decided
              'many' holds:
                order.units > 2 [order.units = 3] is true, which decided
            """.ReplaceLineEndings("\n"),
            outcome.InWords());
        Assert.Equal(
            """{"ruleSet":"fraud-holds","version":3,"tried":3,"pending":true,"fired":["many"],"rows":[{"name":"score","is":null,"clauses":[{"text":"fraud.score \u003E 80","is":null,"decided":true}]},{"name":"dear","is":false,"clauses":[{"text":"order.total \u003E money(\u0027200 GBP\u0027)","is":true},{"text":"order.country != \u0027GB\u0027","is":false,"decided":true}]},{"name":"many","is":true,"clauses":[{"text":"order.units \u003E 2","is":true,"decided":true}]}],"facts":{"fraud.score":null,"order.total":"250.50 GBP","order.country":"GB","order.units":3}}""",
            Encoding.UTF8.GetString(OutcomeJson.Write(outcome).Span));
    }

    [Fact]
    public void Under_all_every_row_that_holds_fires_and_an_error_does_not()
    {
        var outcome = Compiled(Set(HitPolicy.All, ("one", "order.units > 1"), ("broken", "1 / (order.units - 3) > 1"), ("two", "flag"), ("no", "!flag"))).Decide(Desk.Sheet());
        Assert.Equal(["one", "two"], outcome.Fired);
        Assert.Equal(["one", "broken", "two", "no"], outcome.Rows.Select(row => row.Name));
        Assert.Equal("rule.divide_by_zero", outcome.Rows[1].Answer.Value.AsError.Code);
        Assert.Equal(4, outcome.Tried);
        Assert.False(outcome.Pending);
    }

    [Fact]
    public void A_long_explanation_is_cut_short()
    {
        var rows = Enumerable.Range(1, 1_000).Select(i => ($"r{i}", i == 900 ? "order.units == 3" : "order.units > 100")).ToArray();
        var outcome = Compiled(Set(HitPolicy.First, rows)).Decide(Desk.Sheet());
        Assert.Equal(["r900"], outcome.Fired);
        Assert.Equal(900, outcome.Tried);
        Assert.Equal(Enumerable.Range(890, 11).Select(i => $"r{i}"), outcome.Rows.Select(row => row.Name));
    }

    internal static RuleSetCompiler Compiler { get; } = new(Desk.Catalog, RuleLimits.Default);

    internal static RuleSet Set(HitPolicy policy, params (string Name, string When)[] rows) => new()
    {
        Id = "t",
        Point = RulePoints.Hold,
        HitPolicy = policy,
        Owner = "o",
        Reason = "r",
        Rows = [.. rows.Select(row => new RuleRow { Name = row.Name, When = row.When, Then = [new TagAction { Tags = [row.Name] }] })],
    };

    internal static CompiledRuleSet Compiled(RuleSet set)
    {
        var mistakes = new MistakeList();
        var compiled = Compiler.Compile(set, mistakes);
        mistakes.ThrowIfAny("rule set");
        return compiled!;
    }

    private static CompiledRuleSet Read(string text)
    {
        var mistakes = new MistakeList();
        var read = new RuleSetReader(Desk.Catalog, Compiler).Read(text, mistakes);
        mistakes.ThrowIfAny("rule set");
        return read!;
    }
}
