using Oms.Sourcing.Solving;

namespace Oms.SourcingOracle;

/// <summary>A random problem: places on a map, parcels that cost by distance, units by weight and distance, all in cents.</summary>
internal static class SplitInstance
{
    /// <summary>The same shape and seed give the same problem.</summary>
    public static SplitProblem Create(SplitShape shape, int seed)
    {
        var random = new Random(seed);
        var problem = new SplitProblem();
        var locations = random.Next(shape.Locations.From, shape.Locations.To + 1);
        var skus = random.Next(shape.Skus.From, shape.Skus.To + 1);
        problem.Reset(locations, skus);
        var flat = shape.Varied && random.Next(4) == 0;
        var free = shape.Varied && random.Next(4) == 0;
        var distance = Distances(random, locations);
        for (var location = 0; location < locations; location++)
        {
            problem.SetOpening(location, flat ? 600 : 600 + (distance[location] / 5));
        }

        if (shape.Varied && random.Next(3) == 0)
        {
            problem.MaxLocations = random.Next(1, 5);
        }

        for (var sku = 0; sku < skus; sku++)
        {
            Fill(problem, shape, random, sku, distance, free);
        }

        return problem;
    }

    private static int[] Distances(Random random, int locations)
    {
        var distance = new int[locations];
        var (x, y) = (random.Next(2000), random.Next(2000));
        for (var location = 0; location < locations; location++)
        {
            var (dx, dy) = (random.Next(2000) - x, random.Next(2000) - y);
            distance[location] = (int)Math.Sqrt((dx * dx) + (dy * dy));
        }

        return distance;
    }

    private static void Fill(SplitProblem problem, SplitShape shape, Random random, int sku, int[] distance, bool free)
    {
        var wanted = random.Next(1, shape.Wanted + 1);
        var weight = random.Next(1, 21);
        var total = 0;
        var stock = new int[distance.Length];
        for (var location = 0; location < stock.Length; location++)
        {
            stock[location] = random.NextDouble() < shape.Density ? random.Next(1, shape.There + 1) : 0;
            total += stock[location];
        }

        // Varied shapes may lack stock; of the others every order can be served.
        while (!shape.Varied && total < wanted)
        {
            stock[random.Next(stock.Length)]++;
            total++;
        }

        for (var location = 0; location < stock.Length; location++)
        {
            problem.SetStock(sku, location, stock[location], free ? 0 : (weight * (20 + (distance[location] / 20)) / 10) + random.Next(10));
        }

        switch (shape.Varied ? random.Next(4) : 0)
        {
            case 0:
                problem.SetDemand(sku, wanted);
                break;
            case 1:
                problem.SetDemand(sku, wanted, random.Next(50, 1500));
                break;
            default:
                problem.SetDemand(sku, wanted, 1_000_000);
                break;
        }
    }
}
