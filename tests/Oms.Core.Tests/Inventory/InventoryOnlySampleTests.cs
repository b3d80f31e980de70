using System.Reflection;

namespace Oms.Core.Tests.Inventory;

/// <summary>The sample of a host that keeps its orders elsewhere.</summary>
public sealed class InventoryOnlySampleTests
{
    [Fact]
    public void It_holds_ships_and_shows_what_is_left_without_an_order_of_ours()
    {
        var before = Console.Out;
        using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            Assembly.Load("Oms.Sample.InventoryOnly").EntryPoint!.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(before);
        }

        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("Policy priority, ", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            [
                "Chosen: london.", "  london sends 4 of HAMPER (priority 1).", "  Not leeds: priority 2.",
                "12 JAR held at london", "2 JAR held at leeds", "leeds: 3 on hand, 3 available", "london: 0 on hand, 0 available",
            ],
            lines[1..]);
    }
}
