namespace Oms.SourcingOracle;

/// <summary>What random instances look like.</summary>
/// <param name="Name">One word.</param>
/// <param name="Locations">How many locations, both ends included.</param>
/// <param name="Skus">How many SKUs, both ends included.</param>
/// <param name="Wanted">At most so many units of a SKU.</param>
/// <param name="There">At most so many units of a SKU at a location.</param>
/// <param name="Density">How likely a location has a SKU.</param>
/// <param name="Varied">Whether costs, penalties and limits vary in kind: free units, equal openings, units that may be missing, a limit of locations.</param>
internal sealed record SplitShape(string Name, (int From, int To) Locations, (int From, int To) Skus, int Wanted, int There, double Density, bool Varied = false)
{
    public static SplitShape Ten { get; } = new("10x5", (10, 10), (5, 5), 3, 10, 0.5);

    public static SplitShape Scarce { get; } = new("20x10-scarce", (20, 20), (10, 10), 8, 5, 0.6);

    public static SplitShape Rich { get; } = new("20x10-rich", (20, 20), (10, 10), 3, 10, 0.6);

    public static SplitShape MixedRich { get; } = new("mixed-rich", (2, 20), (1, 12), 4, 9, 0.6, Varied: true);

    public static SplitShape MixedScarce { get; } = new("mixed-scarce", (2, 20), (1, 12), 8, 5, 0.45, Varied: true);
}
