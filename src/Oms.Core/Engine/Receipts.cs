using Oms.Storage;

namespace Oms.Engine;

/// <summary>Turns a stored result into what the caller gets.</summary>
internal static class Receipts
{
    public static CommandReceipt Of(CommitResult result, bool replayed) => new()
    {
        Id = result.Id,
        Number = result.Number,
        Version = result.Version,
        Outcome = result.Outcome,
        Created = result.Created,
        Replayed = replayed,
    };
}
