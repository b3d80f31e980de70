using System.Collections.Immutable;
using NodaTime;
using Oms.Events;
using Oms.Workflow;

namespace Oms.Orders;

/// <summary>Rules decided how an order is treated. What is null or empty stays as it was.</summary>
public sealed record HandlingSet : OrderEvent
{
    /// <summary>Who is served first.</summary>
    public int? Priority { get; init; }

    /// <summary>Tags to add.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>The only locations that may serve it.</summary>
    public ImmutableArray<LocationCode> Route { get; init; } = [];

    /// <summary>Id of the sourcing policy.</summary>
    public string? Policy { get; init; }

    /// <summary>Whether everything goes from one location.</summary>
    public bool? KeepTogether { get; init; }

    /// <summary>Code of the carrier.</summary>
    public string? Carrier { get; init; }

    /// <summary>The service.</summary>
    public string? Service { get; init; }

    /// <summary>What decided, such as <c>rules:vip@3</c>.</summary>
    public required string Source { get; init; }
}

/// <summary>Rule sets could not decide, because something is unknown, or can now.</summary>
public sealed record RulesAwaited : OrderEvent
{
    /// <summary>Ids of those that still cannot; empty: all have decided.</summary>
    public ImmutableArray<string> RuleSets { get; init; } = [];
}

/// <summary>Facts about an order came from outside.</summary>
public sealed record FactsReported : OrderEvent
{
    /// <summary>Each a JSON value by its name.</summary>
    public required Attributes Facts { get; init; }

    /// <summary>Who said so, such as the code of a fact source.</summary>
    public required string Source { get; init; }
}

/// <summary>Somebody is to be told something about an order.</summary>
public sealed record NotificationRequested : OrderEvent
{
    /// <summary>Id of the template.</summary>
    public required string Template { get; init; }

    /// <summary>Whom: <c>customer</c>, a role or an address.</summary>
    public required string To { get; init; }

    /// <summary>What asked for it, such as <c>rules:vip@3/gold</c>.</summary>
    public required string Source { get; init; }
}

/// <summary>An approval is needed.</summary>
public sealed record ApprovalRequested : OrderEvent
{
    /// <summary>The approval.</summary>
    public required Approval Approval { get; init; }
}

/// <summary>An approval was given or refused.</summary>
public sealed record ApprovalDecided : OrderEvent
{
    /// <summary>Its number.</summary>
    public required int No { get; init; }

    /// <summary>Whether it was given.</summary>
    public required bool Given { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>When.</summary>
    public required Instant At { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>An order outgrew an approval.</summary>
public sealed record ApprovalLapsed : OrderEvent
{
    /// <summary>Its number.</summary>
    public required int No { get; init; }

    /// <summary>What the order comes to now, without cancelled units.</summary>
    public required Money Total { get; init; }
}

/// <summary>An order follows another version of its workflow.</summary>
public sealed record WorkflowMigrated : OrderEvent
{
    /// <summary>The version before.</summary>
    public required int FromVersion { get; init; }

    /// <summary>The state before.</summary>
    public required string From { get; init; }

    /// <summary>The version now.</summary>
    public required int Version { get; init; }

    /// <summary>The state now.</summary>
    public required string State { get; init; }

    /// <summary>Its category.</summary>
    public required StateCategory Category { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>A hold was not released in time, and somebody else is told.</summary>
public sealed record HoldEscalated : OrderEvent
{
    /// <summary>Its number.</summary>
    public required int No { get; init; }

    /// <summary>Its kind.</summary>
    public required string Kind { get; init; }
}
