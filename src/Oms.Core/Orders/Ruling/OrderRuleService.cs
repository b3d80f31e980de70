using Oms.Channels;
using Oms.Engine;
using Oms.Rules;
using Oms.Rules.Explaining;
using Oms.Rules.Types;
using Oms.Sourcing;
using Oms.Storage;
using Oms.Workflow;

namespace Oms.Orders.Ruling;

/// <summary>Rules on orders for one view.</summary>
internal sealed class OrderRuleService(View view, CommandRunner runner, RuleParts parts) : IOrderRules
{
    public IRules Language => parts.Language;

    public ValueTask<CommandReceipt> ReportFactsAsync(ReportFacts command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        ReportedFacts.ThrowIfWrong(command, parts.Catalog);
        return runner.OnOrderAsync(
            view,
            command,
            "orders.report_facts",
            command.Order,
            (order, _, token) => parts.Reader.ReadAsync(view, order, RuleStep.AtPlacement, order.ShipTo, token),
            (draft, input) => Report(draft, command, input),
            cancellationToken);
    }

    public async ValueTask<IReadOnlyList<RuleDecision>> DecisionsAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        var decisions = new List<RuleDecision>();
        string? cursor = null;
        do
        {
            var page = await view.Store.QueryAsync(new StoreQuery.Decisions(view.Tenant, order.Value, cursor, 1000), cancellationToken).ConfigureAwait(false);
            decisions.AddRange(page.Items.Where(record => record.Kind == RuleStep.Kind).Select(OutcomeText.Read));
            cursor = page.Next;
        }
        while (cursor is not null);

        return decisions;
    }

    public async ValueTask<IReadOnlyList<RuleOutcome>> PreviewAsync(OrderId order, CancellationToken cancellationToken = default)
    {
        var found = await view.Store.ReadAsync(new StoreRead.OrderById(view.Tenant, order), cancellationToken).ConfigureAwait(false)
            ?? throw new NotFoundException("order", order.ToString());
        return parts.Step.Preview(found, await parts.Reader.ReadAsync(view, found, RuleStep.AtPlacement, found.ShipTo, cancellationToken).ConfigureAwait(false), runner.Now);
    }

    private void Report(OrderDraft draft, ReportFacts command, RuleInput input)
    {
        var held = draft.Current.Holds.Length;
        if (command.Values.Count > 0)
        {
            draft.Raise(new FactsReported { Facts = ReportedFacts.Write(command.Values), Source = input.Actor });
        }

        parts.Step.RunAgain(draft, input);
        if (draft.Current.Holds.Length > held)
        {
            draft.Advance(WorkflowTriggers.HoldPlaced);
        }

        // What the rules kept from being allocated, or sent elsewhere, finds its stock now.
        if (input.Stock is { } stock && draft.Current.AllocateAt == AllocateAt.Placement && AllocationStep.IsWanted(draft.Current))
        {
            parts.Allocation.Run(draft, stock);
        }

        draft.Outcome = draft.Current.Handling?.Undecided is { IsDefaultOrEmpty: false } ? "undecided" : "decided";
    }
}

/// <summary>What the service of rules is made of, whatever the view.</summary>
internal sealed record RuleParts(IRules Language, RuleCatalog Catalog, RuleReader Reader, RuleStep Step, AllocationStep Allocation);
