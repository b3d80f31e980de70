namespace Oms.Channels.Csv.Inbox;

/// <summary>Why a record was parked or refused. Where the engine refuses an invoice, the reason is the engine's own code.</summary>
internal static class InboxReasons
{
    /// <summary>Parked: the record cannot be read.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>Parked: a return whose order was not found.</summary>
    public const string OriginUnknown = "origin_unknown";

    /// <summary>Parked: the invoice was imported before, from another file.</summary>
    public const string OrderExists = "order_exists";

    /// <summary>Parked: a line of goods with a price below zero.</summary>
    public const string NegativePrice = "negative_price";

    /// <summary>Refused: no order.</summary>
    public const string NotAnOrder = "not_an_order";
}
