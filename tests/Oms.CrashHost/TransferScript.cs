using System.Globalization;
using Oms.Inventory;
using Oms.Supply;

namespace Oms.CrashHost;

/// <summary>
/// One transfer from its sending to its end: whole, short, over, or partly lost and turned round. Whoever plays it says the same under the same
/// keys, so that several processes, or one that was killed and begun again, move its units once.
/// </summary>
internal sealed record TransferScript(int Worker, int Round)
{
    public const int Workers = 4;

    /// <summary>Transfers of each worker.</summary>
    public const int Rounds = 12;

    public static IEnumerable<TransferScript> All => from worker in Enumerable.Range(0, Workers) from round in Enumerable.Range(0, Rounds) select new TransferScript(worker, round);

    public string Number => string.Create(CultureInfo.InvariantCulture, $"T-{Worker}-{Round}");

    public string From => (Worker + Round) % 2 == 0 ? "a" : "b";

    public string To => From == "a" ? "b" : "a";

    public long Sent => 4 + (Round % 3);

    /// <summary>Units that come in all, those beyond what was sent included.</summary>
    public long Received => Sent - Lost - TurnedRound + Over;

    public long Over => Round % 4 == 2 ? 2 : 0;

    public long Lost => (Round % 4) switch { 1 => 2, 3 => 1, _ => 0 };

    public long TurnedRound => Round % 4 == 3 ? 1 : 0;

    /// <summary>What is said of it, in this order; the first sends it.</summary>
    public IEnumerable<(string Key, Func<ISupply, ValueTask<CommandReceipt>> Send)> Steps()
    {
        yield return ($"{Number}-send", supply => supply.SendAsync(new SendTransfer
        {
            Key = $"{Number}-send",
            Number = Number,
            From = new LocationCode(From),
            Lines = [new ExpectedLine { Sku = new Sku("X"), To = new LocationCode(To), Quantity = Sent }],
        }));
        switch (Round % 4)
        {
            case 0:
                yield return Receive("all", Sent);
                break;
            case 1:
                yield return Receive("first", 1, command => command with { Lines = [command.Lines[0] with { Condition = StockCondition.Damaged }] });
                yield return Receive("short", Sent - 3, command => command with { Close = true, Reason = "two missing" });
                break;
            case 2:
                yield return Receive("first", Sent - 1);
                yield return Receive("over", 3, command => command with { AcceptOver = true, Reason = "two more in the box" });
                break;
            default:
                yield return ($"{Number}-lost", async supply => await supply.LoseAsync(new LoseInTransit { Key = $"{Number}-lost", Number = Number, Lines = [new LineUnits(1, 1)], Reason = "fell off the lorry" }));
                yield return ($"{Number}-back", async supply => await supply.CancelAsync(new CancelSupply { Key = $"{Number}-back", Number = Number, Lines = [new LineUnits(1, 1)], Reason = "turned round" }));
                yield return Receive("rest", Sent - 2);
                break;
        }
    }

    private (string Key, Func<ISupply, ValueTask<CommandReceipt>> Send) Receive(string step, long units, Func<ReceiveSupply, ReceiveSupply>? change = null)
    {
        var command = new ReceiveSupply { Key = $"{Number}-{step}", Number = Number, Lines = [new ArrivedLine { LineNo = 1, Quantity = units }] };
        return (command.Key, async supply => await supply.ReceiveAsync(change?.Invoke(command) ?? command));
    }
}
