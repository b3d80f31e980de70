using System.Text.Json;
using Oms.Documents;
using Oms.Orders;
using Oms.Storage;
using Oms.Testing.Simulation.Worlds;
using Oms.Workflow;

namespace Oms.Testing.Simulation.Checks;

/// <summary>
/// Nobody is stranded, however often workflows were published, withdrawn and migrated to: the version that an order follows is there, it knows the
/// order's state, and where it is no end, some way leads on.
/// </summary>
internal static class WorkflowRest
{
    private const int Published = 1000;

    public static void Check(World world)
    {
        foreach (var tenant in world.Shops.Select(shop => shop.Tenant))
        {
            var versions = new Dictionary<int, IReadOnlyDictionary<string, int>>();
            foreach (var order in world.PeekAll(cursor => new StoreQuery.Orders(tenant, new OrderQuery { Cursor = cursor, Size = 500 })))
            {
                if (order.WorkflowVersion >= Published)
                {
                    Check(world, tenant, order, versions);
                }

                world.Coverage.State(order.WorkflowVersion >= Published ? "order-of-published-workflow" : "order-of-shipped-workflow");
            }
        }
    }

    private static void Check(World world, TenantId tenant, Order order, Dictionary<int, IReadOnlyDictionary<string, int>> versions)
    {
        if (!versions.TryGetValue(order.WorkflowVersion, out var states))
        {
            versions[order.WorkflowVersion] = states = Read(world, tenant, order);
        }

        if (!states.TryGetValue(order.State, out var ways))
        {
            world.Violate($"Order {order.Id} of tenant {tenant} is in '{order.State}', which version {order.WorkflowVersion} of its workflow does not have: it has {string.Join(", ", states.Keys)}.");
        }
        else if (ways == 0 && order.Category is StateCategory.Draft or StateCategory.Open)
        {
            world.Violate($"Order {order.Id} of tenant {tenant} is in '{order.State}' of version {order.WorkflowVersion}, from which no way leads on.");
        }
    }

    // Read from the stored text, not by the code under test.
    private static Dictionary<string, int> Read(World world, TenantId tenant, Order order)
    {
        var id = FormattableString.Invariant($"workflow/{order.Workflow}@{order.WorkflowVersion}");
        if (world.Peek(new StoreRead.DocumentById(tenant, DocumentKinds.Definition, id)) is not { } document)
        {
            return [];
        }

        using var stored = JsonDocument.Parse(document.Json);
        using var text = JsonDocument.Parse(stored.RootElement.GetProperty("text").GetString()!);
        return text.RootElement.GetProperty("states").EnumerateArray().ToDictionary(
            state => state.GetProperty("name").GetString()!,
            state => state.TryGetProperty("transitions", out var ways) ? ways.GetArrayLength() : 0);
    }
}
