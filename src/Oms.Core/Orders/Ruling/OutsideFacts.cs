using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Oms.Definitions;
using Oms.Engine;
using Oms.Rules;
using Oms.Rules.Sets;
using Oms.Rules.Types;

namespace Oms.Orders.Ruling;

/// <summary>Asks the sources of facts that the rule sets in force need, all at once and within a time. What does not come is unknown. Thread-safe.</summary>
internal sealed partial class OutsideFacts(IEnumerable<IFactSource> sources, RuleCatalog catalog, IOptions<OmsOptions> options, TimeProvider time, ILogger<OutsideFacts> log)
{
    private readonly IFactSource[] _sources = [.. sources];

    /// <summary>Whether rule sets of these points read anything that comes from outside.</summary>
    public bool AreNeeded(DefinitionSet definitions, IReadOnlyList<string> points) => _sources.Length > 0 && Array.Exists(_sources, source => IsNeeded(source, definitions, points));

    public async ValueTask<IReadOnlyList<GatheredFacts>> GatherAsync(View view, Order order, PostalAddress? shipTo, DefinitionSet definitions, IReadOnlyList<string> points, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Value.FactTimeout.ToTimeSpan(), time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        var request = new FactRequest { Tenant = view.Tenant, Point = points[0], Order = order, ShipTo = shipTo };
        var asked = _sources.Where(source => IsNeeded(source, definitions, points)).Select(source => AskAsync(source, request, both.Token)).ToList();
        var answers = await Task.WhenAll(asked).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return [.. answers.Where(answer => answer.Values.Count > 0)];
    }

    private bool IsNeeded(IFactSource source, DefinitionSet definitions, IReadOnlyList<string> points) =>
        definitions.Of<CompiledRuleSet>().Any(set => points.Contains(set.Source.Point) && source.Facts.Any(fact => set.Reads(catalog.Slot(fact.Name))));

    private async Task<GatheredFacts> AskAsync(IFactSource source, FactRequest request, CancellationToken cancellationToken)
    {
        try
        {
            // A source that does not look at the token is not waited for either.
            var values = await source.GatherAsync(request, cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
            return new GatheredFacts(source.Code, values.Where(entry => IsItsOwn(source, entry.Key, entry.Value)).ToDictionary(StringComparer.Ordinal));
        }
        catch (Exception error)
        {
            LogSilent(source.Code, error);
            return new GatheredFacts(source.Code, new Dictionary<string, FactValue>());
        }
    }

    private bool IsItsOwn(IFactSource source, string name, in FactValue value)
    {
        var known = source.Facts.FirstOrDefault(fact => fact.Name == name);
        return known is not null && value.Kind > FactKind.Error && FactTypes.Has(known.Type, value) && catalog.Slot(name) >= 0;
    }

    [LoggerMessage(2110, LogLevel.Warning, "The fact source '{Source}' did not answer; what depends on its facts stays undecided.")]
    private partial void LogSilent(string source, Exception error);
}
