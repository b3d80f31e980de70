namespace Oms.Channels.Csv.Reading;

/// <summary>Where each column of a file is.</summary>
internal sealed record CsvHeader
{
    public required int Count { get; init; }

    public required int Invoice { get; init; }

    public required int Sku { get; init; }

    public required int? Description { get; init; }

    public required int Quantity { get; init; }

    public required int Date { get; init; }

    public required int Price { get; init; }

    public required int? Customer { get; init; }

    public required int? Country { get; init; }

    /// <summary>Finds the columns in a header line.</summary>
    /// <param name="fields">The header's fields; null where it could not be read.</param>
    /// <param name="columns">What the columns are called.</param>
    /// <param name="missing">Headers that are not there, or there twice.</param>
    public static CsvHeader? Find(string[]? fields, CsvColumns columns, out IReadOnlyList<string> missing)
    {
        var lacking = new List<string>();
        missing = lacking;
        if (fields is null)
        {
            lacking.AddRange(columns.All.OfType<string>());
            return null;
        }

        var header = new CsvHeader
        {
            Count = fields.Length,
            Invoice = At(columns.Invoice) ?? 0,
            Sku = At(columns.Sku) ?? 0,
            Description = At(columns.Description),
            Quantity = At(columns.Quantity) ?? 0,
            Date = At(columns.Date) ?? 0,
            Price = At(columns.Price) ?? 0,
            Customer = At(columns.Customer),
            Country = At(columns.Country),
        };
        return lacking.Count == 0 ? header : null;

        int? At(string? name)
        {
            if (name is null)
            {
                return null;
            }

            var at = Array.FindIndex(fields, field => string.Equals(field.Trim(), name, StringComparison.OrdinalIgnoreCase));
            if (at < 0 || Array.FindLastIndex(fields, field => string.Equals(field.Trim(), name, StringComparison.OrdinalIgnoreCase)) != at)
            {
                lacking.Add(name);
            }

            return at;
        }
    }
}
