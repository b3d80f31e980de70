namespace Oms.Orders;

/// <summary>What cannot be taken at all, as opposed to what holds an order: reported together, nothing stored.</summary>
internal static class PlaceOrderChecks
{
    public const long MostUnits = 1_000_000_000;

    private const decimal MostMoney = 90_000_000_000_000m;

    public static void ThrowIfInvalid(PlaceOrder command, int maxLines)
    {
        var findings = new List<Finding>();
        Header(command, maxLines, findings);
        var total = 0m;
        for (var i = 0; i < command.Lines.Count; i++)
        {
            total += Line(command.Lines[i], "Lines", i, findings);
        }

        for (var i = 0; i < command.Charges.Count; i++)
        {
            total += Charge(command, i, findings);
        }

        if (Math.Abs(total) > MostMoney)
        {
            Add(findings, "order.total", nameof(command.Lines), FormattableString.Invariant($"The order comes to {total}; at most {MostMoney} is allowed."));
        }

        Address(command.ShipTo, findings);
        if (findings.Count > 0)
        {
            throw new ValidationFailedException(findings);
        }
    }

    private static void Header(PlaceOrder command, int maxLines, List<Finding> findings)
    {
        if (command.Currency.Code is null)
        {
            Add(findings, "value.currency", nameof(command.Currency), "Give the order a currency.");
        }

        if (command.Channel.Value is null)
        {
            Add(findings, "value.channel", nameof(command.Channel), "Give the order a channel, or leave the default.");
        }

        if (command.Lines.Count > maxLines)
        {
            Add(findings, "order.too_many_lines", nameof(command.Lines), FormattableString.Invariant($"{command.Lines.Count} lines are too many; at most {maxLines} are allowed (OmsOptions.MaxLines)."));
        }

        if (command.Lines.Count == 0 && (command.Charges.Count == 0 || command.ExternalId is null))
        {
            Add(findings, "order.no_lines", nameof(command.Lines), "An order needs a line; only a channel's order with charges may have none.");
        }

        if (command.Handover is Handover.Immediate or Handover.Collect && command.Location is null)
        {
            Add(findings, "order.no_location", nameof(command.Location), $"An order of the kind {command.Handover} needs its location.");
        }

        Check(findings, nameof(command.ExternalId), command.ExternalId, 200, code: true);
        Check(findings, nameof(command.Number), command.Number, 64, code: true);
        Check(findings, nameof(command.CustomerId), command.CustomerId, 200, code: true);
        Check(findings, nameof(command.HoldReason), command.HoldReason, 500, code: false);
        Check(findings, "Payment.Reference", command.Payment?.Reference, 200, code: true);
    }

    /// <summary>Checks a line, the one at <paramref name="i"/> of a list. The field's name is made only where there is something to say: this runs for every line of every order.</summary>
    /// <returns>What it costs; 0 where it cannot be taken.</returns>
    public static decimal Line(PlaceLine line, string list, int i, List<Finding> findings)
    {
        if (line.Sku.Value is null)
        {
            Add(findings, "value.sku", $"{list}[{i}].Sku", "Give the line a SKU.");
        }

        if (line.Quantity is < 1 or > MostUnits)
        {
            Add(findings, "line.quantity", $"{list}[{i}].Quantity", FormattableString.Invariant($"{line.Quantity} units cannot be ordered: write 1 to {MostUnits}."));
            return 0;
        }

        if (!Price(line.Price, list, i, findings))
        {
            return 0;
        }

        if (line.Description is not null)
        {
            Check(findings, $"{list}[{i}].Description", line.Description, 500, code: false);
        }

        if (line.ExternalId is not null)
        {
            Check(findings, $"{list}[{i}].ExternalId", line.ExternalId, 200, code: true);
        }

        return line.Price * line.Quantity;
    }

    public static bool Price(decimal price, string list, int i, List<Finding> findings)
    {
        if (price < 0 || price > MostMoney || price * UnitPrice.Millionths != decimal.Truncate(price * UnitPrice.Millionths))
        {
            Add(findings, "line.price", $"{list}[{i}].Price", FormattableString.Invariant($"{price} is no unit price: write 0 or more with at most six decimals."));
            return false;
        }

        return true;
    }

    private static decimal Charge(PlaceOrder command, int i, List<Finding> findings)
    {
        var charge = command.Charges[i];
        if (charge.Amount.Currency != command.Currency)
        {
            Add(findings, "charge.currency", $"Charges[{i}].Amount", $"The charge is in {charge.Amount.Currency}, the order in {command.Currency}: convert it.");
            return 0;
        }

        Check(findings, $"Charges[{i}].Code", charge.Code, 64, code: true);
        return charge.Amount.Amount;
    }

    public static void Address(PostalAddress? address, List<Finding> findings)
    {
        if (address is null)
        {
            return;
        }

        foreach (var (name, text) in AddressParts.Of(address))
        {
            Check(findings, $"ShipTo.{name}", text, PostalAddress.MaxLength, code: false);
        }
    }

    public static void Check(List<Finding> findings, string field, string? text, int max, bool code)
    {
        if (text is null)
        {
            return;
        }

        try
        {
            _ = code ? Text.Code(text, max, "value.text", field) : Text.Free(text, max, "value.text", field);
        }
        catch (OmsException e)
        {
            Add(findings, e.Code, field, e.Message);
        }
    }

    private static void Add(List<Finding> findings, string code, string field, string message) => findings.Add(new Finding(code, field, message));
}
