using System.Globalization;

namespace Oms.Testing.Simulation.Commands;

/// <summary>Definitions that simulated operators write.</summary>
internal static class SimulatedTexts
{
    /// <summary>A state in which packed parcels wait until somebody has looked at them.</summary>
    public const string Checking = "packing-check";

    /// <summary>Id of the rule set.</summary>
    public const string RuleSet = "simulated";

    private const string All = "\"report-payment\", \"hold\", \"allocate\", \"change\", \"reinstate\", \"cancel\", \"release\", \"pick\", \"pack\", \"deliver\"";

    /// <summary>The default workflow, with or without that state.</summary>
    public static string Workflow(bool withCheck) => $$"""
        {
          "id": "default", "owner": "simulation", "initial": "pending",
          "states": [
            { "name": "pending", "category": "open", "commands": ["confirm", "report-payment", "hold", "allocate", "change", "reinstate", "cancel"],
              "transitions": [ { "on": "order.confirmed", "to": "confirmed" }, { "on": "nothing.to.ship", "to": "delivered", "when": "!order.blocked" }, { "on": "all.cancelled", "to": "cancelled" }, { "on": "all.delivered", "to": "delivered" } ] },
            { "name": "confirmed", "category": "open", "commands": ["report-payment", "hold", "allocate", "change", "reinstate", "cancel", "release", "ship", "deliver"],
              "transitions": [ { "on": "nothing.to.ship", "to": "delivered" }, { "on": "units.released", "to": "picking" }, { "on": "some.shipped", "to": "picking" }, { "on": "all.shipped", "to": "shipped" }, { "on": "all.cancelled", "to": "cancelled" } ] },
            { "name": "picking", "category": "open", "commands": [{{All}}, "ship"],
              "transitions": [ {{(withCheck ? $"{{ \"on\": \"units.packed\", \"to\": \"{Checking}\" }}, " : "")}}{ "on": "all.shipped", "to": "shipped" }, { "on": "all.cancelled", "to": "cancelled" } ] },
            {{(withCheck ? $"{{ \"name\": \"{Checking}\", \"category\": \"open\", \"commands\": [{All}], \"onEntry\": [ {{ \"do\": \"tag\", \"tags\": [\"checked\"] }} ], \"transitions\": [ {{ \"on\": \"signal.checked\", \"to\": \"picking\" }} ] }}," : "")}}
            { "name": "shipped", "category": "open", "commands": ["report-payment", "hold", "change", "reinstate", "deliver"],
              "transitions": [ { "on": "all.delivered", "to": "delivered" }, { "on": "units.reopened", "to": "picking" } ] },
            { "name": "delivered", "category": "completed", "commands": ["report-payment", "change", "reinstate", "deliver"], "transitions": [ { "on": "units.reopened", "to": "confirmed" } ] },
            { "name": "cancelled", "category": "cancelled", "commands": ["report-payment", "reinstate"], "transitions": [ { "on": "units.reopened", "to": "pending" } ] }
          ]
        }
        """;

    /// <summary>Orders of many units are served first.</summary>
    public static string Rules(int units) => string.Create(CultureInfo.InvariantCulture, $$"""
        { "id": "{{RuleSet}}", "point": "priority", "owner": "simulation", "reason": "as agreed", "rows": [
          { "name": "large", "when": "order.units >= {{units}}", "then": [ { "do": "priority", "value": {{units}} }, { "do": "tag", "tags": ["large"] } ] } ] }
        """);
}
