namespace Oms.Storage.Judging;

/// <summary>What a commit gives a movement: its place in the ledger of its SKU and location.</summary>
/// <param name="No">Its number there, dense from 1.</param>
/// <param name="OnHandAfter">Units on hand there after it.</param>
public readonly record struct LedgerNumber(long No, long OnHandAfter);
