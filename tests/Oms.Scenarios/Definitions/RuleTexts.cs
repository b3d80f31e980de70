namespace Oms.Scenarios.Definitions;

/// <summary>Rule sets as operators write them.</summary>
internal static class RuleTexts
{
    /// <summary>Orders above an amount are held for fraud.</summary>
    public static string Fraud(decimal above) => FormattableString.Invariant($$"""
        {
          "id": "fraud", "point": "hold", "owner": "risk", "reason": "Chargebacks in May",
          "rows": [
            { "name": "dear", "when": "order.total > money('{{above:0.00}} GBP') && order.customer == ''",
              "then": [ { "do": "hold", "kind": "fraud", "reason": "Call the customer.", "blocks": ["release"], "owner": "risk" }, { "do": "tag", "tags": ["dear"] } ] }
          ],
          "examples": [
            { "name": "a dear order of a guest", "facts": { "order.total": "{{above + 1:0.00}} GBP", "order.customer": "" }, "rows": ["dear"] },
            { "name": "a cheap one", "facts": { "order.total": "{{above:0.00}} GBP", "order.customer": "" }, "rows": [] }
          ]
        }
        """);

    /// <summary>A point with one row.</summary>
    public static string One(string id, string point, string when, string then) => $$"""
        { "id": "{{id}}", "point": "{{point}}", "owner": "ops", "reason": "as agreed", "rows": [ { "name": "row", "when": "{{when}}", "then": [ {{then}} ] } ] }
        """;
}
