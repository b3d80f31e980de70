using Oms.Documents;
using Oms.Storage;
using Oms.Supply;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>What is still to come: after each commit a line's place expects just what its supply says is open, and no line has come further than it can.</summary>
internal sealed class SupplyWatch(World world)
{
    public void Look(ChangeSet changes)
    {
        foreach (var put in changes.Puts)
        {
            if (put is PutDocument { After: { Kind: DocumentKinds.Supply } document })
            {
                Look(changes.Tenant, document);
            }
        }
    }

    private void Look(TenantId tenant, Document document)
    {
        if (world.Supply(tenant, document.Id) is not { } supply || supply.Version != document.Version)
        {
            world.Violate($"Supply {document.Id} was committed at version {document.Version} and is stored otherwise.");
            return;
        }

        foreach (var line in supply.Lines)
        {
            var place = supply.PlaceOf(line.LineNo);
            var expected = world.Peek(new StoreRead.Stock(tenant, [line.Sku], world.Timeline.Instant)).Positions.FirstOrDefault(position => position.Location == place)?.Sellable ?? 0;
            world.Coverage.State($"supply-{supply.Kind}-{line.State}");
            world.Coverage.State("supply-over", line.Over > 0 ? 1 : 0);
            world.Coverage.State("supply-lost", line.Lost > 0 ? 1 : 0);
            if (line.Open != expected || line.Open < 0 || line.Over > line.Received)
            {
                world.Violate($"Line {line.LineNo} of supply {supply.Number} of tenant {tenant} has {line.Open} units of {line.Sku} still to come, its place expects {expected}: {line}");
            }

            if (line.Open > 0 != line.State is not (SupplyState.Received or SupplyState.Closed))
            {
                world.Violate($"Line {line.LineNo} of supply {supply.Number} of tenant {tenant} is {line.State} with {line.Open} units still to come.");
            }
        }
    }
}
