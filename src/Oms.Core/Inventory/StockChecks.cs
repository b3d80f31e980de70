namespace Oms.Inventory;

/// <summary>What a stock command must say.</summary>
internal static class StockChecks
{
    private const long MostUnits = 1_000_000_000_000;

    public static void ThrowIfInvalid(IReadOnlyList<StockLine> lines, bool mayFall)
    {
        var findings = new List<Finding>();
        if (lines.Count is 0 or > 5000)
        {
            findings.Add(new Finding("stock.lines", "Lines", FormattableString.Invariant($"{lines.Count} lines cannot be taken in at once: write 1 to 5,000.")));
        }

        for (var i = 0; i < lines.Count; i++)
        {
            var quantity = lines[i].Quantity;
            if (lines[i].Sku.Value is null || lines[i].Location.Value is null)
            {
                findings.Add(new Finding("stock.line", FormattableString.Invariant($"Lines[{i}]"), "Name its SKU and location."));
            }

            if (quantity == 0 || Math.Abs(quantity) > MostUnits || (quantity < 0 && !mayFall))
            {
                findings.Add(new Finding("stock.quantity", FormattableString.Invariant($"Lines[{i}].Quantity"), mayFall
                    ? FormattableString.Invariant($"{quantity} is no change: write a number that is not 0.")
                    : FormattableString.Invariant($"{quantity} units cannot be received: write 1 or more.")));
            }
        }

        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }
    }
}
