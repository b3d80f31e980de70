using Oms.Channels.Csv.Inbox;
using Oms.Channels.Csv.Reading;
using Oms.Orders;

namespace Oms.Channels.Csv.Deciding;

/// <summary>What a record is. The first rule that fits wins.</summary>
internal enum RowKind
{
    /// <summary>Part of a cancellation or return.</summary>
    Return,

    /// <summary>No order.</summary>
    NotAnOrder,

    /// <summary>A charge on its order.</summary>
    Charge,

    /// <summary>A line of goods.</summary>
    Line,

    /// <summary>A line of goods that cannot be ordered.</summary>
    NegativePrice,
}

/// <summary>The channel's rules for one record, in their order.</summary>
internal static class RowRules
{
    public static RowKind Judge(CsvRow row, CsvChannelOptions options)
    {
        if (IsReturn(row.Invoice, options))
        {
            return RowKind.Return;
        }

        if (row.Quantity <= 0 || (row.Price == 0 && row.Customer is null && row.Description is null))
        {
            return RowKind.NotAnOrder;
        }

        if (options.ServiceCodes.ContainsKey(row.Sku))
        {
            return RowKind.Charge;
        }

        return row.Price < 0 ? RowKind.NegativePrice : RowKind.Line;
    }

    public static bool IsReturn(string invoice, CsvChannelOptions options) => invoice.StartsWith(options.ReturnPrefix, StringComparison.Ordinal);

    public static PlaceLine Line(CsvRow row) => new() { Sku = new Sku(row.Sku), Quantity = row.Quantity, Price = row.Price, Description = row.Description };

    public static PlaceCharge Charge(CsvRow row, CsvChannelOptions options)
    {
        var amount = Money.Round(row.Quantity * row.Price, new Currency(options.Currency));
        return new PlaceCharge { Kind = amount.Minor < 0 ? ChargeKind.Adjustment : options.ServiceCodes[row.Sku], Code = row.Sku, Amount = amount };
    }

    /// <summary>The row with what it becomes as part of its order.</summary>
    public static InboxRow Decide(InboxRow row, RowKind kind) => kind switch
    {
        RowKind.Charge => row with { Outcome = InboxOutcomes.Adjusted },
        RowKind.Line => row with { Outcome = InboxOutcomes.Imported },
        RowKind.NegativePrice => row.Parked(InboxReasons.NegativePrice, "Goods cannot be ordered at a price below zero: correct it, or make the code a service code."),
        _ => row with
        {
            Outcome = InboxOutcomes.Refused,
            Reason = InboxReasons.NotAnOrder,
            Message = row.Row!.Quantity <= 0
                ? "Its quantity is not positive, and its invoice is no return."
                : "It has no price, no customer and no description.",
        },
    };
}
