namespace Oms;

/// <summary>
/// Units that were there each time the command was decided, and taken by others each time before it was committed (<c>stock.contended</c>). Nothing was
/// stored, and stock may well be left: the same command may be sent again, with the same key. Where nothing is left, the answer is an
/// <see cref="InsufficientStockException"/>.
/// </summary>
public sealed class ContendedStockException : OmsException
{
    /// <summary>Names what others took last, and says how often it was decided.</summary>
    public ContendedStockException(int decisions, params IReadOnlyList<Shortage> shortages)
        : base("stock.contended", FormattableString.Invariant($"Others took the stock that was found, {decisions} times in a row; last {Shortage.InWords(shortages ?? [])}. Send the command again, with the same key."))
        => (Decisions, Shortages) = (decisions, shortages ?? []);

    /// <summary>How often it was decided, <c>OmsOptions.MaxDecisions</c> at most.</summary>
    public int Decisions { get; }

    /// <summary>What was gone when the last decision was to be committed.</summary>
    public IReadOnlyList<Shortage> Shortages { get; }
}
