namespace Oms.Sourcing.Solving;

/// <summary>The Lagrangian bound over all locations of a problem, those that were left out of the search too.</summary>
internal static class SplitBound
{
    /// <param name="problem">The whole problem.</param>
    /// <param name="tableau">What was searched of it.</param>
    /// <param name="prices">Scaled prices of the tableau's SKUs: any will do.</param>
    /// <returns>No plan costs less; not scaled.</returns>
    public static long Of(SplitProblem problem, SplitTableau tableau, ReadOnlySpan<long> prices)
    {
        var bound = 0L;
        for (var sku = 0; sku < prices.Length; sku++)
        {
            bound += prices[sku] * tableau.Demand[sku];
        }

        for (var location = 0; location < problem.Locations; location++)
        {
            var loss = problem.Opening[location] << SplitTableau.ScaleBits;
            for (var sku = 0; sku < prices.Length; sku++)
            {
                var units = Math.Min(problem.StockOf(tableau.SkuOf(sku))[location], tableau.Demand[sku]);
                loss -= units * Math.Max(0, prices[sku] - (problem.UnitCostOf(tableau.SkuOf(sku))[location] << SplitTableau.ScaleBits));
            }

            // Together the profits of many locations may be more than a number holds; costs are never negative.
            bound += Math.Min(0, loss);
            if (bound <= 0)
            {
                return 0;
            }
        }

        return bound >> SplitTableau.ScaleBits;
    }
}
