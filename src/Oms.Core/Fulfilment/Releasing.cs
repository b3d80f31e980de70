using System.Collections.Immutable;
using NodaTime;
using Oms.Engine;
using Oms.Ids;
using Oms.Orders;
using Oms.Workflow;

namespace Oms.Fulfilment;

/// <summary>What releasing means: allocated units become work, one fulfilment order a location.</summary>
internal static class Releasing
{
    public static void Check(OrderDraft draft)
    {
        draft.Require(WorkflowCommands.Release);
        draft.RequireUnblocked(WorkflowCommands.Release, HoldBlocks.Release);
    }

    /// <param name="draft">The order's decision.</param>
    /// <param name="command">What is released.</param>
    /// <param name="answerWithin">How long a location has to begin; null: as long as it likes.</param>
    /// <param name="ids">Makes the fulfilment orders' ids.</param>
    public static void Decide(OrderDraft draft, ReleaseToFulfilment command, Duration? answerWithin, IIdGenerator ids)
    {
        var allocations = draft.Current.Allocations;
        foreach (var location in Locations(allocations, command.Location))
        {
            var lines = ImmutableArray.CreateBuilder<LineUnits>(allocations.Length);
            foreach (var allocation in allocations)
            {
                if (allocation.Location == location)
                {
                    lines.Add(new LineUnits(allocation.LineNo, allocation.Quantity));
                }
            }

            var id = ids.NewId();
            draft.Created.Add(id);
            draft.Raise(new FulfilmentReleased { FulfilmentOrder = id, Location = location, Lines = lines.DrainToImmutable() });
            if (answerWithin is { } time)
            {
                draft.Schedules.Add(Silence.Timer(draft.Order, id, draft.Now + time, ids));
            }
        }

        if (draft.Created.Count == 0)
        {
            throw draft.Refused(WorkflowCommands.Release, command.Location is { } only ? $"nothing is allocated at {only}" : "nothing is allocated", "order.nothing_allocated");
        }

        draft.Advance(WorkflowTriggers.UnitsReleased);
        draft.Outcome = "released";
    }

    private static List<LocationCode> Locations(ImmutableArray<Allocation> allocations, LocationCode? only)
    {
        var locations = new List<LocationCode>(2);
        foreach (var allocation in allocations)
        {
            if ((only is null || allocation.Location == only) && !locations.Contains(allocation.Location))
            {
                locations.Add(allocation.Location);
            }
        }

        locations.Sort();
        return locations;
    }
}
