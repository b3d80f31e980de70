namespace Oms.Benchmarks.Shops;

/// <summary>Which SKUs orders ask for.</summary>
internal sealed class SkuDraw
{
    private const int Lines = 3;

    private readonly string _kind;
    private readonly string[] _skus;
    private readonly double[] _upTo = [];

    public SkuDraw(string kind, int skus)
    {
        _kind = kind;
        _skus = [.. Enumerable.Range(0, skus).Select(Shop.Sku)];
        if (kind == "zipf")
        {
            // Zipf's law with exponent 1: the second is asked for half as often as the first, the third a third as often.
            var sum = 0.0;
            _upTo = [.. Enumerable.Range(1, skus).Select(rank => sum += 1.0 / rank)];
            for (var i = 0; i < skus; i++)
            {
                _upTo[i] /= sum;
            }
        }
    }

    public bool Hot => _kind == "hot";

    /// <summary>SKUs of the lines of an order: all different, or all the hot one.</summary>
    public string[] Next(Random random)
    {
        if (Hot)
        {
            return [_skus[0], _skus[0], _skus[0]];
        }

        var drawn = new string[Lines];
        for (var i = 0; i < Lines;)
        {
            drawn[i] = _skus[Index(random)];
            i += Array.IndexOf(drawn, drawn[i]) == i ? 1 : 0;
        }

        return drawn;
    }

    private int Index(Random random)
    {
        if (_kind != "zipf")
        {
            return random.Next(_skus.Length);
        }

        var found = Array.BinarySearch(_upTo, random.NextDouble());
        return Math.Min(found < 0 ? ~found : found, _skus.Length - 1);
    }
}
