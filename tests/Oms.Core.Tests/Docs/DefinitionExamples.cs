using Microsoft.Extensions.DependencyInjection;
using Oms.Changes;
using Oms.Definitions;
using Oms.Orders;
using Oms.Rules;

namespace Oms.Core.Tests.Docs;

/// <summary>What docs/ shows of definitions, rules, workflows and changes.</summary>
internal static class DefinitionExamples
{
    public static async Task LifeAsync(IOms oms, string text)
    {
        var definitions = oms.Definitions;
        var check = await definitions.CheckAsync(DefinitionKinds.Rules, text);
        await definitions.SaveDraftAsync(new SaveDraft { Kind = DefinitionKinds.Rules, Text = text, Reason = "Chargebacks in May." });
        var trial = await definitions.SimulateAsync(new SimulateDefinition { Kind = DefinitionKinds.Rules, Id = "fraud", Orders = 1000 });
        await definitions.PublishAsync(new PublishDefinition { Kind = DefinitionKinds.Rules, Id = "fraud" });
        await definitions.PublishAsync(new PublishDefinition { Kind = DefinitionKinds.Rules, Id = "fraud", BringBack = 1 });
        Console.WriteLine($"{check.Remarks.Count} remarks, {trial.Different} of {trial.Orders} orders treated otherwise");
    }

    public static void Register(OmsBuilder oms, string text)
    {
        oms.AddFact(new Fact { Name = "fraud.score", Type = FactType.Number, Meaning = "How likely a fraud is, 0 to 1.", Sample = FactValue.Of(0.2m) });
        oms.AddFactSource<FraudCheck>();
        oms.AddDefinition(new DefinitionText(DefinitionKinds.Rules, text));
    }

    public static async Task ExplainAsync(IOms oms, OrderId order)
    {
        foreach (var decision in await oms.Rules.DecisionsAsync(order))
        {
            Console.WriteLine($"{decision.At}: {decision.Words}");
        }

        await oms.Rules.ReportFactsAsync(new ReportFacts { Order = order, Values = new Dictionary<string, FactValue> { ["fraud.score"] = FactValue.Of(0.91m) } });
    }

    public static async Task ApproveAsync(IOms oms, Actor boss, OrderId order) =>
        await oms.As(boss).Orders.DecideApprovalAsync(new DecideApproval { Order = order, No = 1, Given = true, Reason = "Known for years." });

    public static async Task MigrateAsync(IOms oms)
    {
        var migrate = new MigrateWorkflow { Id = "default", Mapping = new Dictionary<string, string> { ["packing-check"] = "picking" } };
        var plan = await oms.Definitions.MigrateAsync(migrate);
        if (plan.Stranded == 0)
        {
            await oms.Definitions.MigrateAsync(migrate with { DryRun = false });
        }
    }

    public static async Task ChangeAsync(IOms oms, OrderId order)
    {
        ChangeAction[] actions = [new ChangeAction.SetQuantity { LineNo = 1, Quantity = 3 }, new ChangeAction.CancelPart { LineNo = 2, Quantity = 1 }];
        var preview = await oms.Changes.PreviewAsync(new PreviewChange { Order = order, Actions = actions });
        if (preview.Refusals.Count == 0)
        {
            await oms.Changes.ConfirmAsync(new ConfirmChange { Order = order, Actions = actions, Previewed = preview.Version });
        }
    }

    private sealed class FraudCheck : IFactSource
    {
        public string Code => "fraud-check";

        public IReadOnlyList<Fact> Facts { get; } = [new Fact { Name = "fraud.risk", Type = FactType.Text, Meaning = "low or high.", Sample = FactValue.Of("low") }];

        public Task<IReadOnlyDictionary<string, FactValue>> GatherAsync(FactRequest request, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyDictionary<string, FactValue>>(new Dictionary<string, FactValue> { ["fraud.risk"] = FactValue.Of("low") });
    }
}
