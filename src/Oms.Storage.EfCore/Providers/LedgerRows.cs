using System.Runtime.InteropServices;

namespace Oms.Storage.EfCore.Providers;

/// <summary>Rows of what is not an order: stock, money, decisions, documents, keys, operations.</summary>
internal static class LedgerRows
{
    public static OperationRow Operation(ChangeSet changes) => new()
    {
        Tenant = changes.Tenant.Value,
        OperationId = changes.OperationId,
        CommitId = changes.CommitId,
        Fingerprint = Bytes(changes.Fingerprint),
        Result = changes.Result.Encode(),
        At = changes.At,
    };

    public static void Add(CommitPlan plan)
    {
        var changes = plan.Changes;
        var tenant = changes.Tenant.Value;
        for (var i = 0; i < changes.Puts.Count; i++)
        {
            Add(plan, tenant, changes.Puts[i]);
        }

        for (var i = 0; i < changes.Claims.Count; i++)
        {
            var claim = changes.Claims[i];
            (plan.UniqueKeys ??= new()).Insert(new UniqueKeyRow { Tenant = tenant, Kind = claim.Kind, Key = claim.Key, Owner = claim.Owner });
        }

        for (var i = 0; i < changes.Reserves.Count; i++)
        {
            if (changes.Reserves[i] is ReservationMade made)
            {
                (plan.ReservationLines ??= new()).Insert(StockRows.Row(tenant, made));
            }
        }

        for (var i = 0; i < changes.Movements.Count; i++)
        {
            (plan.Movements ??= new()).Insert(StockRows.Row(tenant, changes.Movements[i]));
        }

        for (var i = 0; i < changes.Postings.Count; i++)
        {
            var posting = changes.Postings[i];
            (plan.Postings ??= new()).Insert(new PostingRow
            {
                OrderId = posting.Order.Value,
                Id = posting.Id,
                Tenant = tenant,
                Account = posting.Account,
                Amount = posting.Amount.Minor,
                Currency = posting.Amount.Currency.Code,
                At = posting.At,
            });
        }

        for (var i = 0; i < changes.Decisions.Count; i++)
        {
            var decision = changes.Decisions[i];
            (plan.Decisions ??= new()).Insert(new DecisionRow
            {
                Subject = decision.Subject,
                Id = decision.Id,
                Tenant = tenant,
                Kind = decision.Kind,
                At = decision.At,
                Policy = decision.Policy,
                Explanation = decision.Explanation,
            });
        }
    }

    private static void Add(CommitPlan plan, int tenant, Put put)
    {
        switch (put)
        {
            case PutOrder:
                break;
            case PutAddress { Address: null } erased:
                (plan.Addresses ??= new()).Delete(new AddressRow { Id = erased.Id, Tenant = tenant, OrderId = erased.Order.Value });
                break;
            case PutAddress address:
                (plan.Addresses ??= new()).Update(AddressRows.Row(tenant, address));
                break;
            case PutItem item:
                Write(plan.Items ??= new(), StockRows.Row(tenant, item.After, item.ExpectedVersion + 1), item);
                break;
            case PutLocationState location:
                Write(plan.Locations ??= new(), StockRows.Row(tenant, location.After, location.ExpectedVersion + 1), location);
                break;
            case PutDocument document:
                Write(plan.Documents ??= new(), DocumentRows.Row(tenant, document.After, document.ExpectedVersion + 1), document);
                break;
            default:
                throw new StoreException(StoreErrors.Rejected, $"This store does not know '{put.GetType().Name}'.");
        }
    }

    private static void Write<TRow>(RowChanges<TRow> rows, TRow row, Put put)
        where TRow : class
    {
        if (put.ExpectedVersion == 0)
        {
            rows.Insert(row);
        }
        else
        {
            rows.Update(row);
        }
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var segment) && segment.Array is { } array && segment.Offset == 0 && segment.Count == array.Length ? array : memory.ToArray();
}
