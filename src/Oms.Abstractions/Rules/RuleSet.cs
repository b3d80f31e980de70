using NodaTime;

namespace Oms.Rules;

/// <summary>An ordered table of conditions and what to do where they hold. Immutable; published versions are kept.</summary>
public sealed record RuleSet
{
    /// <summary>Its id, such as <c>fraud-holds</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Version, from 1; 0: a draft.</summary>
    public int Version { get; init; }

    /// <summary>What it decides: one of <see cref="RulePoints"/>.</summary>
    public required string Point { get; init; }

    /// <summary>How many rows may fire.</summary>
    /// <value>First.</value>
    public HitPolicy HitPolicy { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>Why it exists, or was changed.</summary>
    public required string Reason { get; init; }

    /// <summary>From when it is in force; null: from its publication.</summary>
    public Instant? EffectiveFrom { get; init; }

    /// <summary>The rows, tried in this order; at most 1,000.</summary>
    public required IReadOnlyList<RuleRow> Rows { get; init; }

    /// <summary>What it must decide for given facts: checked before it is published.</summary>
    public IReadOnlyList<RuleExample> Examples { get; init; } = [];
}

/// <summary>How many rows of a rule set may fire.</summary>
public enum HitPolicy
{
    /// <summary>The first whose condition holds; the rest is not tried.</summary>
    First = 0,

    /// <summary>Every one whose condition holds, in their order.</summary>
    All = 1,
}

/// <summary>A row of a rule set.</summary>
public sealed record RuleRow
{
    /// <summary>Its name, unique within the rule set.</summary>
    public required string Name { get; init; }

    /// <summary>The condition's text; it must be true or false.</summary>
    public required string When { get; init; }

    /// <summary>What to do where it holds, in this order; empty: nothing, which under <see cref="HitPolicy.First"/> keeps later rows from firing.</summary>
    public required IReadOnlyList<RuleAction> Then { get; init; }

    /// <summary>What the row is for.</summary>
    public string? Meaning { get; init; }
}

/// <summary>What a rule set must decide for given facts.</summary>
public sealed record RuleExample
{
    /// <summary>What it shows, such as <c>a dear order of a new customer is held</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Values by the facts' names; facts that are not named are unknown.</summary>
    public required IReadOnlyDictionary<string, FactValue> Facts { get; init; }

    /// <summary>Names of the rows that fire, in order; empty: none does.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>What is done, in order; null: not checked.</summary>
    public IReadOnlyList<RuleAction>? Actions { get; init; }
}

/// <summary>What rule sets decide.</summary>
public static class RulePoints
{
    /// <summary>Whether and how an order is accepted.</summary>
    public const string Acceptance = "acceptance";

    /// <summary>Who must approve.</summary>
    public const string Approval = "approval";

    /// <summary>Which order is served first.</summary>
    public const string Priority = "priority";

    /// <summary>Where units come from.</summary>
    public const string Routing = "routing";

    /// <summary>What waits.</summary>
    public const string Hold = "hold";

    /// <summary>Which carrier and service bring it.</summary>
    public const string Carrier = "carrier";

    /// <summary>Whether a return is accepted.</summary>
    public const string Return = "return";

    /// <summary>Who is told.</summary>
    public const string Notification = "notification";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Acceptance, Approval, Priority, Routing, Hold, Carrier, Return, Notification];
}
