using Oms.Inventory;

namespace Oms.Testing.Simulation.Checks;

/// <summary>A command a client sent, and what it heard of it.</summary>
internal sealed class Sent(SimulatedShop shop, SimulatedCall call, string kind, string key, long begun)
{
    public SimulatedShop Shop => shop;

    public SimulatedCall Call => call;

    public string Kind => kind;

    public string Key => key;

    /// <summary>When it was sent first.</summary>
    public long Begun => begun;

    /// <summary>Units that its commit moved; null: it was not committed.</summary>
    public IReadOnlyList<StockLine>? Moved { get; set; }

    public int Attempts { get; set; }

    /// <summary>Attempts that nobody heard the end of: any of them may still be done.</summary>
    public int Open { get; set; }

    /// <summary>The first answer.</summary>
    public CommandReceipt? Receipt { get; set; }

    /// <summary>Code with which it was refused.</summary>
    public string? Refused { get; set; }
}
