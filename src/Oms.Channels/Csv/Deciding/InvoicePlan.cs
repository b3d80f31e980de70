using System.Globalization;
using Oms.Channels.Csv.Inbox;
using Oms.Orders;
using Oms.Payments;

namespace Oms.Channels.Csv.Deciding;

/// <summary>What an invoice asks for: an order, or nothing, and what its rows become with it.</summary>
/// <param name="Order">The order; null where no row is part of one.</param>
/// <param name="Rows">The pending rows as they will be.</param>
internal sealed record InvoicePlan(PlaceOrder? Order, IReadOnlyList<InboxRow> Rows)
{
    /// <summary>Decides an invoice from its rows in file order; pure, so that the same rows give the same command after a crash.</summary>
    public static InvoicePlan Of(InboxFile file, IReadOnlyList<InboxRow> invoice, CsvChannelOptions options)
    {
        var lines = new List<PlaceLine>();
        var charges = new List<PlaceCharge>();
        var decided = new List<InboxRow>(invoice.Count);
        var lost = new List<int>();
        InboxRow? first = null;
        foreach (var row in invoice)
        {
            if (row.Row is not { } content)
            {
                lost.Add(row.Record);
                continue;
            }

            first ??= row;
            var kind = RowRules.Judge(content, options);
            decided.Add(RowRules.Decide(row, kind));
            switch (kind)
            {
                case RowKind.Line:
                    lines.Add(RowRules.Line(content));
                    break;
                case RowKind.Charge:
                    charges.Add(RowRules.Charge(content, options));
                    break;
                case RowKind.NegativePrice:
                    lost.Add(row.Record);
                    break;
            }
        }

        return lines.Count + charges.Count == 0 || first is null
            ? new InvoicePlan(null, decided)
            : new InvoicePlan(Command(file, first, lines, charges, lost, options), decided);
    }

    private static PlaceOrder Command(InboxFile file, InboxRow first, List<PlaceLine> lines, List<PlaceCharge> charges, List<int> lost, CsvChannelOptions options)
    {
        var row = first.Row!;
        return new PlaceOrder
        {
            Key = file.Operation(row.Invoice),
            Channel = file.Channel,
            ExternalId = row.Invoice,
            CustomerId = row.Customer,
            Currency = new Currency(options.Currency),
            PlacedAt = row.At,
            Lines = lines,
            Charges = charges,
            ShipTo = row.Country is null ? null : new PostalAddress { Country = Country(row.Country, options) },
            Payment = new PlacePayment { Kind = PaymentKind.Captured },
            HoldReason = lost.Count == 0
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"The file has {lost.Count} more record(s) of this invoice that could not be taken (record {string.Join(", ", lost.Take(20))}): complete the order or release the hold."),
        };
    }

    // A name that is not in the table stays as it came: the order is held for its address.
    private static string Country(string name, CsvChannelOptions options) =>
        options.CountryNames.TryGetValue(name, out var own) ? own
        : Countries.CountryNames.English.TryGetValue(name, out var code) ? code
        : name.Length <= PostalAddress.MaxLength ? name : name[..PostalAddress.MaxLength];
}
