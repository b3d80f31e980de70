namespace Oms.Testing.Simulation.Worlds;

/// <summary>What a client hears of one attempt; neither receipt nor error: nothing in time.</summary>
internal readonly record struct Answer(CommandReceipt? Receipt, Exception? Error)
{
    /// <summary>Whether the command may have been done all the same.</summary>
    public bool IsOpen => Receipt is null && (Error is null || Error is StoreException { CertainlyNotCommitted: false });

    /// <summary>Whether the client may try again with the same key.</summary>
    public bool MayTryAgain => Receipt is null && (Error is null || Error is StoreException { Code: StoreErrors.Busy or StoreErrors.Unavailable or StoreErrors.Unknown });
}
