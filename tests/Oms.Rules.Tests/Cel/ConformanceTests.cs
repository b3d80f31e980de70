namespace Oms.Rules.Tests.Cel;

/// <summary>CEL's own cases: those in the subset pass, the others are listed with a reason each.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> LeftOut = ReadLeftOut();

    [Fact]
    public void Every_case_passes_or_is_left_out_for_a_reason()
    {
        var failed = CelCase.All.Where(one => !LeftOut.ContainsKey(one.Id)).Select(one => (one, Passes: one.Passes(out var instead), Instead: instead)).Where(tried => !tried.Passes).ToList();
        output.WriteLine($"{CelCase.All.Count} cases: {CelCase.All.Count - LeftOut.Count} pass, {LeftOut.Count} are left out.");
        Assert.Equal([], failed.Take(20).Select(tried => $"{tried.one.Id}: {tried.one.Text} gave {tried.Instead}"));
    }

    [Fact]
    public void No_case_is_left_out_that_passes() =>
        Assert.Equal([], CelCase.All.Where(one => LeftOut.ContainsKey(one.Id) && one.Passes(out _)).Select(one => $"{one.Id}: {one.Text}"));

    [Fact]
    public void Every_case_that_is_left_out_exists() => Assert.Equal([], LeftOut.Keys.Except(CelCase.All.Select(one => one.Id)));

    /// <summary>A line <c>= reason</c> stands before the ids that it is the reason of.</summary>
    private static Dictionary<string, string> ReadLeftOut()
    {
        var (left, reason) = (new Dictionary<string, string>(), "");
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Cel", "left-out.txt")).Where(line => line.Length > 0 && line[0] != '#'))
        {
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                reason = line[2..];
            }
            else
            {
                left.Add(line, reason.Length > 0 ? reason : throw new InvalidOperationException($"{line} has no reason."));
            }
        }

        return left;
    }
}
