using Microsoft.Extensions.DependencyInjection;
using Oms.Channels;
using Oms.Sourcing;

namespace Oms.Scenarios.Selling;

/// <summary>
/// Takes units wherever they are, and holds the first decision back until a second one has read the same stock: two buyers then certainly want
/// the same unit, which chance alone brings about too seldom for a test.
/// </summary>
internal sealed class MeetingPolicy : IAllocationStrategy
{
    private readonly CountdownEvent _decisions = new(2);
    private int _seen;

    public string Code => "meeting";

    /// <summary>Whether two decisions met.</summary>
    public bool Met => _decisions.IsSet;

    /// <summary>Lets it decide for a channel whose orders are refused where units are not there.</summary>
    public Action<OmsBuilder> UseFor(ChannelCode channel, AllocateAt at = AllocateAt.Placement) => oms =>
    {
        oms.Services.AddSingleton<IAllocationStrategy>(this);
        oms.AddChannel(new ChannelProfile { Code = channel, OnShortage = OnShortage.Refuse, AllocateAt = at, AllocationPolicy = Code });
    };

    public AllocationPlan Allocate(AllocationRequest request)
    {
        if (Interlocked.Increment(ref _seen) <= 2)
        {
            _decisions.Signal();
            _decisions.Wait(TimeSpan.FromSeconds(10));
        }

        var left = request.Positions.ToDictionary(position => (position.Sku, position.Location), position => position.Available);
        var picks = new List<AllocationPick>();
        foreach (var demand in request.Demands)
        {
            var wanted = demand.Quantity;
            foreach (var place in left.Keys.Where(place => place.Sku == demand.Sku).Order().ToList())
            {
                var units = Math.Min(wanted, left[place]);
                if (units > 0)
                {
                    left[place] -= units;
                    wanted -= units;
                    picks.Add(new AllocationPick(demand.LineNo, place.Location, units));
                }
            }
        }

        return new AllocationPlan { Picks = picks, Candidates = [] };
    }
}
