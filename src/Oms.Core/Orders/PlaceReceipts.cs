namespace Oms.Orders;

/// <summary>Receipts of placing.</summary>
internal static class PlaceReceipts
{
    public static PlaceReceipt Of(CommandReceipt receipt) => new()
    {
        Id = receipt.Id,
        Number = receipt.Number,
        Version = receipt.Version,
        Outcome = receipt.Outcome,
        Replayed = receipt.Replayed,
        Created = receipt.Created,
    };
}
