using System.Globalization;
using System.Text;
using Oms.Fulfilment;
using Oms.Storage;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>Work with a time to begin it: at rest, long after, a location that has begun nothing of it has lost it.</summary>
internal sealed class SilenceWatch(World world)
{
    private readonly List<(TenantId Tenant, OrderId Order, Guid Work)> _timed = [];

    public void Look(ChangeSet changes)
    {
        foreach (var schedule in changes.Schedules)
        {
            if (schedule is SetWork { Work: { Name: "fulfilment.silent" } timer })
            {
                _timed.Add((changes.Tenant, new OrderId(timer.Subject), Guid.ParseExact(Encoding.ASCII.GetString(timer.Payload.Span), "N")));
            }
        }
    }

    public void Check()
    {
        foreach (var (tenant, order, id) in _timed)
        {
            var work = world.Peek(new StoreRead.OrderById(tenant, order))?.FulfilmentOrders.FirstOrDefault(work => work.Id == id);
            world.Coverage.State(string.Create(CultureInfo.InvariantCulture, $"timed-work-{work?.State}"));
            if (work is null or { State: FulfilmentState.Open })
            {
                world.Violate($"Work {id} of order {order} of tenant {tenant} was to be begun by {work?.Location} long ago and is {work?.State}.");
            }
        }
    }
}
