using System.Text.Json.Serialization;
using NodaTime;
using Oms.Orders;

namespace Oms.Rules;

/// <summary>What a row of a rule set does. A closed set: conditions cannot do anything else.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "do")]
[JsonDerivedType(typeof(HoldAction), "hold")]
[JsonDerivedType(typeof(ReleaseAction), "release")]
[JsonDerivedType(typeof(RouteAction), "route")]
[JsonDerivedType(typeof(PriorityAction), "priority")]
[JsonDerivedType(typeof(TagAction), "tag")]
[JsonDerivedType(typeof(ApprovalAction), "approval")]
[JsonDerivedType(typeof(ServiceAction), "service")]
[JsonDerivedType(typeof(KeepTogetherAction), "keep-together")]
[JsonDerivedType(typeof(SplitAction), "split")]
[JsonDerivedType(typeof(NotifyAction), "notify")]
[JsonDerivedType(typeof(CancelAction), "cancel")]
[JsonDerivedType(typeof(CaseAction), "case")]
public abstract record RuleAction
{
    private protected RuleAction()
    {
    }
}

/// <summary>Places a hold.</summary>
public sealed record HoldAction : RuleAction
{
    /// <summary>Its kind, such as <c>fraud</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Why, in words that tell what to do.</summary>
    public required string Reason { get; init; }

    /// <summary>What it blocks.</summary>
    /// <value>All.</value>
    public HoldBlocks Blocks { get; init; } = HoldBlocks.All;

    /// <summary>Who looks after it; null: nobody in particular.</summary>
    public string? Owner { get; init; }

    /// <summary>After how long it is released by itself; null: never.</summary>
    public Duration? ExpiresAfter { get; init; }

    /// <summary>After how long somebody else is told; null: never.</summary>
    public Duration? EscalatesAfter { get; init; }
}

/// <summary>Releases holds of a kind.</summary>
public sealed record ReleaseAction : RuleAction
{
    /// <summary>The kind.</summary>
    public required string Kind { get; init; }
}

/// <summary>Says where units come from: locations, or the policy that chooses; one of the two.</summary>
public sealed record RouteAction : RuleAction
{
    /// <summary>The only locations that may serve it; empty: the policy says.</summary>
    public IReadOnlyList<LocationCode> Locations { get; init; } = [];

    /// <summary>Id of the sourcing policy; null: the locations say.</summary>
    public string? Policy { get; init; }
}

/// <summary>Sets the order's priority.</summary>
public sealed record PriorityAction : RuleAction
{
    /// <summary>The priority: the highest is served first.</summary>
    public required int Value { get; init; }
}

/// <summary>Tags the order.</summary>
public sealed record TagAction : RuleAction
{
    /// <summary>Tags to add; at least one.</summary>
    public required IReadOnlyList<string> Tags { get; init; }
}

/// <summary>Requires somebody's approval.</summary>
public sealed record ApprovalAction : RuleAction
{
    /// <summary>Its kind, such as <c>credit</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The permission that approvers have.</summary>
    public required string Approvers { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Chooses the service that brings it.</summary>
public sealed record ServiceAction : RuleAction
{
    /// <summary>Code of the carrier; null: any that has the service.</summary>
    public string? Carrier { get; init; }

    /// <summary>The service, such as <c>next-day</c>.</summary>
    public required string Service { get; init; }
}

/// <summary>Sends everything from one location.</summary>
public sealed record KeepTogetherAction : RuleAction;

/// <summary>Lets several locations send.</summary>
public sealed record SplitAction : RuleAction;

/// <summary>Tells somebody.</summary>
public sealed record NotifyAction : RuleAction
{
    /// <summary>Id of the template.</summary>
    public required string Template { get; init; }

    /// <summary>Whom: <c>customer</c>, a role or an address, as the host's sender understands it.</summary>
    public required string To { get; init; }
}

/// <summary>Cancels the order.</summary>
public sealed record CancelAction : RuleAction
{
    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>Opens a case for people.</summary>
public sealed record CaseAction : RuleAction
{
    /// <summary>Its type, such as <c>address</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How grave it is.</summary>
    public required string Severity { get; init; }

    /// <summary>What to look at.</summary>
    public required string Message { get; init; }
}
