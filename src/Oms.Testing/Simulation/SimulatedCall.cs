using NodaTime;
using Oms.Inventory;
using Oms.Storage;

namespace Oms.Testing.Simulation;

/// <summary>One command as a client sends it, and what follows from it: what may refuse it, what it moves, what must hold at the end if it was done.</summary>
public abstract class SimulatedCall
{
    private protected SimulatedCall()
    {
    }

    /// <summary>Codes of <see cref="OmsException"/> that lawfully refuse it, beside <c>command.conflict</c>. Any other is a violation.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];

    /// <summary>Units that come to or leave a location or a line of supply if it is done, for the clients' own account. Its commit must move just these.</summary>
    public IReadOnlyList<StockLine> Stock { get; init; } = [];

    /// <summary>
    /// The same, where it depends on what is stored: asked just before its commit, with the commit as the engine decided it. Where several are
    /// lawful, because the decision was based on an earlier moment, it names the one that was decided; else what would have been right.
    /// </summary>
    public Func<SimulatedShop, ChangeSet, IReadOnlyList<StockLine>>? Moves { get; init; }

    /// <summary>Told when its commit was applied, whether the client hears of it or not.</summary>
    public Action<SimulatedShop>? Committed { get; init; }

    /// <summary>Sent at about this moment, to meet a boundary; null: at once. Ignored where it is past or more than a minute away.</summary>
    public Instant? At { get; init; }

    /// <summary>Outcome of an answer that points to what another key did before, so that nothing is stored under this one; null: there is none.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>What the client learns from the first answer.</summary>
    public Action<CommandReceipt>? Acknowledged { get; init; }

    /// <summary>Looks at the end, where it was answered, whether its effect is there: null, or what is wrong.</summary>
    public Func<SimulatedShop, CommandReceipt, string?>? Holds { get; init; }

    /// <summary>The order it is about, where it is about one: its version is then read again after the answer.</summary>
    public OrderId? Order { get; init; }

    internal abstract ValueTask<CommandReceipt> SendAsync(IOms oms, string key, string reason);
}

/// <summary>A call of one command.</summary>
/// <typeparam name="TCommand">The command.</typeparam>
/// <param name="command">What is sent; the client gives it a key.</param>
/// <param name="send">How it is sent.</param>
public sealed class SimulatedCall<TCommand>(TCommand command, Func<IOms, TCommand, ValueTask<CommandReceipt>> send) : SimulatedCall
    where TCommand : Command
{
    /// <summary>The command, for a trace.</summary>
    public override string ToString() => command.ToString();

    internal override ValueTask<CommandReceipt> SendAsync(IOms oms, string key, string reason) => send(oms, command with { Key = key, Reason = reason });
}
