namespace Oms.Channels.Csv;

/// <summary>Which column holds what, by its header, compared without regard to case.</summary>
public sealed class CsvColumns
{
    /// <summary>Number of the invoice; rows with the same one make one order.</summary>
    /// <value><c>InvoiceNo</c>.</value>
    public string Invoice { get; set; } = "InvoiceNo";

    /// <summary>SKU or service code.</summary>
    /// <value><c>StockCode</c>.</value>
    public string Sku { get; set; } = "StockCode";

    /// <summary>What the customer saw; null: there is no such column.</summary>
    /// <value><c>Description</c>.</value>
    public string? Description { get; set; } = "Description";

    /// <summary>Units, a whole number.</summary>
    /// <value><c>Quantity</c>.</value>
    public string Quantity { get; set; } = "Quantity";

    /// <summary>When the customer ordered, local time.</summary>
    /// <value><c>InvoiceDate</c>.</value>
    public string Date { get; set; } = "InvoiceDate";

    /// <summary>Price of one unit.</summary>
    /// <value><c>UnitPrice</c>.</value>
    public string Price { get; set; } = "UnitPrice";

    /// <summary>The customer; null: there is no such column, every order is a guest's.</summary>
    /// <value><c>CustomerID</c>.</value>
    public string? Customer { get; set; } = "CustomerID";

    /// <summary>English name or two letters of the destination; null: there is no such column.</summary>
    /// <value><c>Country</c>.</value>
    public string? Country { get; set; } = "Country";

    internal IEnumerable<string?> All => [Invoice, Sku, Description, Quantity, Date, Price, Customer, Country];
}
