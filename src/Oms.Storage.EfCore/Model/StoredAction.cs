using System.Text.Json;
using Oms.Inventory;
using Oms.Orders;

namespace Oms.Storage.EfCore.Model;

/// <summary>An action of an open change as it is stored: one flat shape for all kinds. Names are kept for good; what is new is optional.</summary>
internal sealed class StoredAction
{
    public string Do { get; init; } = "";

    public int Line { get; init; }

    public long? Quantity { get; init; }

    public decimal? Price { get; init; }

    public string? Sku { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>A note's name, or the code of a charge.</summary>
    public string? Name { get; init; }

    /// <summary>A note's text, or the description of a line.</summary>
    public string? Text { get; init; }

    /// <summary>The host's texts on a line, as one JSON object.</summary>
    public string? Attributes { get; init; }

    public ChargeKind Kind { get; init; }

    /// <summary>Minor units.</summary>
    public long? Amount { get; init; }

    public string? Currency { get; init; }

    public Guid? Row { get; init; }

    public string? Country { get; init; }

    public LocationDetails.Point? At { get; init; }

    public static StoredAction Of(ChangeAction action) => action switch
    {
        ChangeAction.AddLine { Line: var line } => new()
        {
            Do = "add-line",
            Sku = line.Sku.Value,
            Quantity = line.Quantity,
            Price = line.Price,
            ExternalId = line.ExternalId,
            Text = line.Description,
            Attributes = AttributesJson.Encode(line.Attributes),
        },
        ChangeAction.SetQuantity set => new() { Do = "set-quantity", Line = set.LineNo, Quantity = set.Quantity },
        ChangeAction.RemoveLine remove => new() { Do = "remove-line", Line = remove.LineNo },
        ChangeAction.CancelPart cancel => new() { Do = "cancel-part", Line = cancel.LineNo, Quantity = cancel.Quantity },
        ChangeAction.Reinstate reinstate => new() { Do = "reinstate", Line = reinstate.LineNo, Quantity = reinstate.Quantity },
        ChangeAction.SetPrice set => new() { Do = "set-price", Line = set.LineNo, Price = set.Price },
        ChangeAction.AddCharge { Charge: var charge } => new()
        {
            Do = "add-charge",
            Kind = charge.Kind,
            Name = charge.Code,
            Amount = charge.Amount.Minor,
            Currency = charge.Amount.Currency.Code,
        },
        ChangeAction.SetShipping set => new() { Do = "set-shipping", Name = set.Code, Amount = set.Amount.Minor, Currency = set.Amount.Currency.Code },
        ChangeAction.SetAddress set => new()
        {
            Do = "set-address",
            Row = set.Row,
            Country = set.Country,
            At = set.Destination is { } point ? new LocationDetails.Point(point.Latitude, point.Longitude) : null,
        },
        ChangeAction.SetText set => new() { Do = "set-text", Name = set.Name, Text = set.Text },
        _ => throw new NotSupportedException($"{action.GetType().Name} has no stored form."),
    };

    public ChangeAction Value() => Do switch
    {
        "add-line" => new ChangeAction.AddLine
        {
            Line = new PlaceLine
            {
                Sku = new Sku(Sku!),
                Quantity = Quantity ?? 0,
                Price = Price ?? 0,
                ExternalId = ExternalId,
                Description = Text,
                Attributes = AttributesJson.Decode(Attributes),
            },
        },
        "set-quantity" => new ChangeAction.SetQuantity { LineNo = Line, Quantity = Quantity ?? 0 },
        "remove-line" => new ChangeAction.RemoveLine { LineNo = Line },
        "cancel-part" => new ChangeAction.CancelPart { LineNo = Line, Quantity = Quantity ?? 0 },
        "reinstate" => new ChangeAction.Reinstate { LineNo = Line, Quantity = Quantity },
        "set-price" => new ChangeAction.SetPrice { LineNo = Line, Price = Price ?? 0 },
        "add-charge" => new ChangeAction.AddCharge { Charge = new PlaceCharge { Kind = Kind, Code = Name!, Amount = Money() } },
        "set-shipping" => new ChangeAction.SetShipping { Code = Name!, Amount = Money() },
        "set-address" => new ChangeAction.SetAddress { Row = Row ?? Guid.Empty, Country = Country, Destination = At is { } point ? new GeoPoint(point.Latitude, point.Longitude) : null },
        "set-text" => new ChangeAction.SetText { Name = Name!, Text = Text },

        // Passing over an action would carry out another change than was asked for.
        _ => throw new JsonException($"'{Do}' is no action that is known: a newer version stored it."),
    };

    private Money Money() => Oms.Money.OfMinor(Amount ?? 0, new Currency(Currency!));
}
