namespace Oms.Storage.InMemory;

/// <summary>Writes snapshots: they are kept as they are.</summary>
internal static class MemoryScopes
{
    public static void Write(MemoryState state, ChangeSet changes)
    {
        foreach (var put in changes.Puts)
        {
            Write(state, changes.Tenant, put);
        }
    }

    private static void Write(MemoryState state, TenantId tenant, Put put)
    {
        switch (put)
        {
            case PutOrder order:
                state.Orders[(tenant, order.After.Id)] = order.After;
                break;
            case PutAddress { Address: { } address } written:
                state.Addresses[(tenant, written.Id)] = address;
                break;
            case PutAddress erased:
                state.Addresses.Remove((tenant, erased.Id));
                break;
            case PutItem item:
                state.Items[(tenant, item.After.Sku)] = item.After;
                break;
            case PutLocationState location:
                state.Locations[(tenant, location.After.Code)] = location.After;
                break;
            case PutDocument document:
                state.Documents[(tenant, document.After.Kind, document.After.Id)] = document.After;
                break;
        }
    }
}
