using NodaTime;

namespace Oms.Rules;

/// <summary>Rules as they act on orders. Rule sets are published through <see cref="Oms.Definitions.IDefinitions"/>. Thread-safe.</summary>
public interface IOrderRules
{
    /// <summary>The language of conditions.</summary>
    IRules Language { get; }

    /// <summary>Reports facts about an order. Rule sets that waited for them decide now, in the version that is in force.</summary>
    /// <exception cref="ValidationFailedException">A fact is not known, or its value has another type.</exception>
    ValueTask<CommandReceipt> ReportFactsAsync(ReportFacts command, CancellationToken cancellationToken = default);

    /// <summary>What rule sets decided about an order and why, oldest first. Those that had nothing to say are not kept.</summary>
    ValueTask<IReadOnlyList<RuleDecision>> DecisionsAsync(OrderId order, CancellationToken cancellationToken = default);

    /// <summary>What the rule sets in force would decide about an order as it stands. Nothing is done or stored, and nobody outside is asked.</summary>
    /// <exception cref="NotFoundException">There is no such order.</exception>
    ValueTask<IReadOnlyList<RuleOutcome>> PreviewAsync(OrderId order, CancellationToken cancellationToken = default);
}

/// <summary>Reports facts about an order.</summary>
public sealed record ReportFacts : Command
{
    /// <summary>The order.</summary>
    public required OrderId Order { get; init; }

    /// <summary>Values by the facts' names; at most 64 about one order. Those that an order itself tells cannot be reported.</summary>
    public required IReadOnlyDictionary<string, FactValue> Values { get; init; }
}

/// <summary>What a rule set decided about an order, as it is kept.</summary>
public sealed record RuleDecision
{
    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Id of the rule set.</summary>
    public required string RuleSet { get; init; }

    /// <summary>Its version.</summary>
    public required int Version { get; init; }

    /// <summary>Names of the rows that fired, in their order.</summary>
    public required IReadOnlyList<string> Fired { get; init; }

    /// <summary>Whether something was unknown.</summary>
    public bool Pending { get; init; }

    /// <summary>The decision in words: rows, clauses and the facts they read.</summary>
    public required string Words { get; init; }
}
