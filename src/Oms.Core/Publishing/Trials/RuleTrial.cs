using Oms.Definitions;
using Oms.Engine;
using Oms.Orders.Facts;
using Oms.Rules;
using Oms.Rules.Sets;
using Oms.Rules.Types;

namespace Oms.Publishing.Trials;

/// <summary>Lets a rule set decide about the last orders beside the version in force.</summary>
internal sealed class RuleTrial(PastOrders past, NetworkReader network, RuleCatalog catalog, TimeProvider time) : IDefinitionTrial
{
    public string Kind => DefinitionKinds.Rules;

    public async ValueTask<SimulationReport> RunAsync(View view, DefinitionReading tried, SimulateDefinition request, IProgress<DefinitionProgress>? progress, CancellationToken cancellationToken)
    {
        var then = (CompiledRuleSet)tried.Value!;
        var definitions = (await network.ReadAsync(view, cancellationToken).ConfigureAwait(false)).Definitions;
        var now = definitions.Of<CompiledRuleSet>().FirstOrDefault(set => set.Source.Id == then.Source.Id);
        var (meter, different) = (new Meter(progress, time, null), 0L);
        var (differences, counts) = (new List<SimulatedDifference>(), new SortedDictionary<string, long>(StringComparer.Ordinal));
        await foreach (var order in past.NewestAsync(view, request.Orders, cancellationToken).ConfigureAwait(false))
        {
            var sheet = OrderFacts.Sheet(catalog, order.Input);
            var outcome = then.Decide(sheet);
            foreach (var row in outcome.Fired)
            {
                counts[row] = counts.GetValueOrDefault(row) + 1;
            }

            var (before, after) = (now is null ? Nothing : Words(now.Decide(sheet)), Words(outcome));
            if (before != after && ++different <= request.Differences)
            {
                differences.Add(new SimulatedDifference(order.Now.Id, order.Now.Number, before, after));
            }

            meter.One();
        }

        meter.Tell();
        return new SimulationReport { Orders = meter.Done, Different = different, Differences = differences, Counts = counts };
    }

    private const string Nothing = "nothing";

    private static string Words(RuleOutcome outcome) => outcome switch
    {
        { Pending: true, Fired.Count: 0 } => "waits for a fact",
        { Fired.Count: 0 } => Nothing,
        _ => string.Join("; ", outcome.Fired.Select(row => $"'{row}': {Actions(outcome, row)}")),
    };

    private static string Actions(RuleOutcome outcome, string row) =>
        string.Join(", ", outcome.Actions.Where(hit => hit.Row == row).Select(hit => ActionWords.Of(hit.Action)).DefaultIfEmpty(Nothing));
}
