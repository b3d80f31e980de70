namespace Oms.Scenarios.Definitions;

/// <summary>Workflows as operators write them.</summary>
internal static class WorkflowTexts
{
    private const string Ends = """
        { "name": "shipped", "category": "open", "commands": ["report-payment", "deliver"], "transitions": [ { "on": "all.delivered", "to": "delivered" } ] },
            { "name": "delivered", "category": "completed", "commands": ["report-payment", "deliver"] },
            { "name": "cancelled", "category": "cancelled", "commands": ["report-payment"] }
        """;

    /// <summary>The default workflow with a state in which packed parcels wait until somebody has looked at them.</summary>
    public static string PackingCheck(string extra = "") => $$"""
        {
          "id": "default", "owner": "warehouse", "reason": "Wrong items in May", "initial": "pending",
          "states": [
            { "name": "pending", "category": "open", "commands": ["confirm", "report-payment", "hold", "allocate", "cancel"],
              "transitions": [ { "on": "order.confirmed", "to": "confirmed" }, { "on": "all.cancelled", "to": "cancelled" } ] },
            { "name": "confirmed", "category": "open", "commands": ["report-payment", "hold", "allocate", "cancel", "release"],
              "transitions": [ { "on": "units.released", "to": "picking" }, { "on": "all.cancelled", "to": "cancelled" } ] },
            { "name": "picking", "category": "open", "commands": ["report-payment", "hold", "release", "pick", "pack", "ship", "deliver", "cancel"],
              "transitions": [ { "on": "units.packed", "to": "packing-check" }, { "on": "all.shipped", "to": "shipped" }, { "on": "all.cancelled", "to": "cancelled" } ] },
            { "name": "packing-check", "category": "open", "commands": ["report-payment", "hold"], "onEntry": [ { "do": "tag", "tags": ["to-check"] } ],
              "transitions": [ { "on": "signal.checked", "to": "picking", "permission": "warehouse.check" }{{extra}} ] },
            {{Ends}}
          ]
        }
        """;

    /// <summary>Who waits too long is cancelled, or told; of the first timer only open days count.</summary>
    public static string Waiting(string within = "") => $$"""
        {
          "id": "waiting", "owner": "ops", "reason": "Deadlines", "initial": "waiting",
          "states": [
            { "name": "waiting", "category": "draft", "commands": ["report-payment", "hold", "cancel"],
              "timers": [ { "name": "accept", "after": "P1D"{{within}} } ],
              "transitions": [ { "on": "signal.again", "to": "waiting-again" }, { "on": "timer.accept", "to": "expired" }, { "on": "all.cancelled", "to": "cancelled" } ] },
            { "name": "waiting-again", "category": "draft", "commands": ["report-payment", "cancel"],
              "transitions": [ { "on": "signal.back", "to": "waiting" }, { "on": "all.cancelled", "to": "cancelled" } ] },
            { "name": "expired", "category": "cancelled", "commands": ["report-payment"], "onEntry": [ { "do": "cancel", "reason": "Too late." }, { "do": "notify", "template": "late", "to": "customer" } ] },
            { "name": "cancelled", "category": "cancelled", "commands": ["report-payment"] }
          ]
        }
        """;
}
