using Oms.Orders;

namespace Oms.Changes;

/// <summary>
/// What changed in a channel's order since the version that was applied last. Units are compared with what the channel said then, not with what is
/// left: what was cancelled or added here since stays so. Prices, carriage, fees, discounts and texts are taken as the channel has them;
/// corrections, and lines that only a change of ours added, are none of its business.
/// </summary>
internal static class ContentDiff
{
    public static List<ChangeAction> Actions(PlaceOrder command, Order order)
    {
        var actions = new List<ChangeAction>();
        var matched = LineMatch.Of(command.Lines, order);
        foreach (var line in order.Lines.Where(line => LineMatch.IsChannels(order, line) && !matched.Contains(line)))
        {
            SetUnits(actions, line, 0);
        }

        for (var i = 0; i < matched.Length; i++)
        {
            if (matched[i] is not { } line)
            {
                actions.Add(new ChangeAction.AddLine { Line = command.Lines[i] });
                continue;
            }

            SetUnits(actions, line, command.Lines[i].Quantity);
            if (command.Lines[i].Price != line.Price.Amount)
            {
                actions.Add(new ChangeAction.SetPrice { LineNo = line.LineNo, Price = command.Lines[i].Price });
            }
        }

        Charges(actions, command, order);
        actions.AddRange(command.Attributes
            .Where(text => order.Attributes[text.Key] != text.Value && !ChangeChecks.IsReserved(text.Key))
            .Select(text => new ChangeAction.SetText { Name = text.Key, Text = text.Value }));
        return actions;
    }

    /// <summary>The version, with what it says of the lines that are there; lines that it adds are added to it once they have numbers.</summary>
    public static ChannelContent Content(PlaceOrder command, Order order, string hash)
    {
        var matched = LineMatch.Of(command.Lines, order);
        var units = order.Lines
            .Where(line => LineMatch.IsChannels(order, line))
            .Select(line => new LineUnits(line.LineNo, Array.IndexOf(matched, line) is var at and >= 0 ? command.Lines[at].Quantity : 0));
        return new ChannelContent { Version = command.ContentVersion!.Value, Hash = hash, Units = [.. units] };
    }

    private static void SetUnits(List<ChangeAction> actions, OrderLine line, long said)
    {
        var live = line.Ordered - line.Units.Cancelled;
        var wanted = Math.Max(0, live + said - (line.ChannelUnits ?? live));
        if (wanted != live)
        {
            actions.Add(new ChangeAction.SetQuantity { LineNo = line.LineNo, Quantity = wanted });
        }
    }

    private static void Charges(List<ChangeAction> actions, PlaceOrder command, Order order)
    {
        var said = command.Charges.Select(charge => (charge.Kind, charge.Code, charge.Amount.Minor)).ToList();
        var known = order.Charges.Select(charge => (charge.Kind, charge.Code, charge.Amount.Minor)).ToList();
        var carriage = Sum(said, ChargeKind.Shipping);
        if (carriage != Sum(known, ChargeKind.Shipping))
        {
            var code = said.FirstOrDefault(charge => charge.Kind == ChargeKind.Shipping).Code;
            actions.Add(code is null
                ? new ChangeAction.SetShipping { Amount = Money.OfMinor(carriage, order.Currency) }
                : new ChangeAction.SetShipping { Amount = Money.OfMinor(carriage, order.Currency), Code = code });
        }

        foreach (var (kind, code) in said.Concat(known).Select(charge => (charge.Kind, charge.Code)).Distinct().Where(charge => charge.Kind is ChargeKind.Fee or ChargeKind.Discount))
        {
            var difference = Sum(said, kind, code) - Sum(known, kind, code);
            if (difference != 0)
            {
                actions.Add(new ChangeAction.AddCharge { Charge = new PlaceCharge { Kind = kind, Code = code, Amount = Money.OfMinor(difference, order.Currency) } });
            }
        }
    }

    private static long Sum(List<(ChargeKind Kind, string Code, long Minor)> charges, ChargeKind kind, string? code = null) =>
        charges.Where(charge => charge.Kind == kind && (code is null || charge.Code == code)).Sum(charge => charge.Minor);
}
