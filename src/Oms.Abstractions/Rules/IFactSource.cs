using Oms.Orders;

namespace Oms.Rules;

/// <summary>Gets facts from outside, such as a fraud score or an address check, before a decision is taken. Implemented by hosts and adapters.</summary>
public interface IFactSource
{
    /// <summary>Stable code, such as <c>fraud-check</c>.</summary>
    string Code { get; }

    /// <summary>The facts it gets; their names begin with a word of its own, such as <c>fraud.score</c>.</summary>
    IReadOnlyList<Fact> Facts { get; }

    /// <summary>
    /// Gets what is known now. What is missing, or <see cref="FactValue.Unknown"/>, is not known yet, and what depends on it stays undecided.
    /// It may be asked again for the same decision and runs under a time limit; an exception counts as unknown.
    /// </summary>
    /// <param name="request">What is about to be decided.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Values by the facts' names.</returns>
    Task<IReadOnlyDictionary<string, FactValue>> GatherAsync(FactRequest request, CancellationToken cancellationToken);
}

/// <summary>What facts are gathered for.</summary>
public sealed record FactRequest
{
    /// <summary>The tenant.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>What is being decided: one of <see cref="RulePoints"/>.</summary>
    public required string Point { get; init; }

    /// <summary>The order as it stands; null where no order is decided about.</summary>
    public Order? Order { get; init; }

    /// <summary>Where it goes; null: not known, or erased.</summary>
    public PostalAddress? ShipTo { get; init; }
}
