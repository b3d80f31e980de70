using NodaTime;
using Oms.Inventory;
using Oms.Orders.Ruling;
using Oms.Rules;
using Oms.Rules.Types;

namespace Oms.Orders.Facts;

/// <summary>What conditions may ask about an order. Texts that an order does not have are empty; what needs an address is unknown without one.</summary>
internal static class OrderFacts
{
    private static readonly FactType Line = FactType.Record(
        new FactField("sku", FactType.Text),
        new FactField("quantity", FactType.Number),
        new FactField("price", FactType.Money),
        new FactField("net", FactType.Money),
        new FactField("group", FactType.Text),
        new FactField("weight_grams", FactType.Number),
        new FactField("tags", FactType.List(FactType.Text)));

    private static readonly (Fact Fact, Func<OrderFactInput, FactValue> Get)[] Known =
    [
        Made("now", FactType.Instant, "When it is decided.", Sample(Instant.FromUtc(2026, 11, 26, 9, 0)), static input => FactValue.Of(input.Now)),
        Made("order.number", FactType.Text, "Number for people.", FactValue.Of("7H3K9QZ2MX"), static input => FactValue.Of(input.Order.Number)),
        Made("order.channel", FactType.Text, "Code of the channel it came from.", FactValue.Of("web"), static input => FactValue.Of(input.Order.Channel.Value)),
        Made("order.external_id", FactType.Text, "The channel's id of it.", FactValue.Of("#1001"), static input => Text(input.Order.ExternalId)),
        Made("order.customer", FactType.Text, "Id of the customer; empty for a guest.", FactValue.Of("c-17"), static input => Text(input.Order.CustomerId)),
        Made("order.tier", FactType.Text, "The customer's tier in the shop's words.", FactValue.Of("gold"), static input => Text(input.Order.CustomerTier)),
        Made("order.currency", FactType.Text, "Currency of all amounts.", FactValue.Of("GBP"), static input => FactValue.Of(input.Order.Currency.Code)),
        Made("order.total", FactType.Money, "Goods and charges.", Sample(250.50m), static input => FactValue.Of(input.Order.Total)),
        Made("order.goods", FactType.Money, "All lines.", Sample(245.51m), static input => FactValue.Of(input.Order.Goods)),
        Made("order.charges", FactType.Money, "Carriage, fees and discounts.", Sample(4.99m), static input => FactValue.Of(input.Order.Charged)),
        Made("order.units", FactType.Number, "Units of all lines as ordered.", FactValue.Of(3), static input => FactValue.Of(input.Order.Lines.Sum(line => line.Ordered))),
        Made("order.weight_grams", FactType.Number, "Weight of all units as ordered.", FactValue.Of(1_200), static input => FactValue.Of(Weight(input.Order)), unit: "g"),
        Made("order.country", FactType.Text, "Destination, two letters of ISO 3166; empty where it is not known.", FactValue.Of("GB"), static input => Text(input.Order.Country ?? input.ShipTo?.Country)),
        Made("order.region", FactType.Text, "State, county or province of the destination.", FactValue.Of("Kent"), static input => Text(input.ShipTo, input.ShipTo?.Region)),
        Made("order.postcode", FactType.Text, "Postcode of the destination.", FactValue.Of("SW1A 1AA"), static input => Text(input.ShipTo, input.ShipTo?.PostalCode)),
        Made("order.city", FactType.Text, "City of the destination.", FactValue.Of("London"), static input => Text(input.ShipTo, input.ShipTo?.City)),
        Made("order.handover", FactType.Text, "How the customer gets the goods.", FactValue.Of("ship"), static input => Word(input.Order.Handover), Words<Handover>()),
        Made("order.priority", FactType.Number, "Who is served first: the highest.", FactValue.Of(0), static input => FactValue.Of(input.Order.Priority)),
        Made("order.tags", FactType.List(FactType.Text), "Tags of its items, each once.", FactValue.Of(["oversize"]), static input => FactValue.Of(Tags(input))),
        Made("order.payment", FactType.Text, "Payment so far.", FactValue.Of("authorised"), static input => Word(input.Order.Status.Payment), Words<PaymentStatus>()),
        Made("order.placed_at", FactType.Instant, "When the customer ordered.", Sample(Instant.FromUtc(2026, 11, 26, 8, 59)), static input => FactValue.Of(input.Order.PlacedAt)),
        Made("order.holds", FactType.List(FactType.Text), "Kinds of its open holds.", FactValue.Of(["payment"]), static input => FactValue.Of(input.Order.Holds.Select(hold => hold.Kind))),
        Made("order.blocked", FactType.Bool, "Whether a hold blocks confirming.", FactValue.Of(false), static input => FactValue.Of(Holding.Blocks(input.Order, HoldBlocks.Confirm))),
        Made("order.approvals", FactType.List(FactType.Text), "Kinds of its approvals that are pending.", FactValue.Of(["credit"]), static input => FactValue.Of(input.Order.Approvals.Where(one => one.State == ApprovalState.Pending).Select(one => one.Kind))),
        Made("order.marks", FactType.List(FactType.Text), "Tags that rules have given it.", FactValue.Of(["vip"]), static input => FactValue.Of(input.Order.Handling?.Tags ?? [])),
        Made("order.to_ship", FactType.Number, "Units that are still to be shipped.", FactValue.Of(2), static input => FactValue.Of(DimensionRules.Total(input.Order.Lines).ToShip)),
        Made("order.to_deliver", FactType.Number, "Units that are still to be delivered.", FactValue.Of(2), static input => FactValue.Of(DimensionRules.Total(input.Order.Lines).ToDeliver)),
        Made("order.allocation", FactType.Text, "Allocation so far.", FactValue.Of("allocated"), static input => Word(input.Order.Status.Allocation), Words<AllocationStatus>()),
        Made("order.fulfilment", FactType.Text, "Fulfilment so far.", FactValue.Of("unfulfilled"), static input => Word(input.Order.Status.Fulfilment), Words<FulfilmentStatus>()),
        Made("order.delivery", FactType.Text, "Delivery so far.", FactValue.Of("none"), static input => Word(input.Order.Status.Delivery), Words<DeliveryStatus>()),
        Made("order.state", FactType.Text, "State of its workflow.", FactValue.Of("pending"), static input => FactValue.Of(input.Order.State)),
        Made("order.category", FactType.Text, "Category of that state.", FactValue.Of("open"), static input => Word(input.Order.Category), Words<Workflow.StateCategory>()),
        Made("order.lines", FactType.List(Line), "Its lines.", FactValue.Unknown, static input => FactValue.Of([.. input.Order.Lines.Select(line => LineOf(line, input))])),
        Made("order.skus", FactType.List(FactType.Text), "SKUs of its lines, each once.", FactValue.Of(["MUG-1"]), static input => FactValue.Of(input.Order.Lines.Select(line => line.Sku.Value).Distinct())),
        Made("order.attributes", FactType.Map(FactType.Text), "The shop's own texts on it.", FactValue.Map([KeyValuePair.Create("gift", FactValue.Of("yes"))]), static input => FactValue.Map(input.Order.Attributes.Select(entry => KeyValuePair.Create(entry.Key, FactValue.Of(entry.Value))))),
    ];

    private static readonly Dictionary<string, Func<OrderFactInput, FactValue>> Getters = Known.ToDictionary(known => known.Fact.Name, known => known.Get, StringComparer.Ordinal);

    /// <summary>The facts, for the catalogue.</summary>
    public static IReadOnlyList<Fact> All { get; } = [.. Known.Select(known => known.Fact)];

    /// <summary>The facts of one order; each is worked out when a condition first asks.</summary>
    public static FactSheet Sheet(RuleCatalog catalog, OrderFactInput input) =>
        new(catalog, name => Getters.TryGetValue(name, out var get) ? get(input) : ReportedFacts.Read(catalog, input.Order, name));

    private static long Weight(Order order) => order.Lines.Sum(line => line.WeightGrams * line.Ordered);

    private static IEnumerable<string> Tags(OrderFactInput input) =>
        input.Order.Lines.SelectMany(line => input.ItemOf(line.Sku)?.Tags ?? []).Distinct().Order(StringComparer.Ordinal);

    private static FactValue LineOf(OrderLine line, OrderFactInput input)
    {
        var item = input.ItemOf(line.Sku);
        return FactValue.Map(
            Entry("sku", FactValue.Of(line.Sku.Value)),
            Entry("quantity", FactValue.Of(line.Ordered)),
            Entry("price", FactValue.Of(line.Price)),
            Entry("net", FactValue.Of(line.Net)),
            Entry("group", Text(item?.Group)),
            Entry("weight_grams", FactValue.Of(line.WeightGrams)),
            Entry("tags", FactValue.Of(item?.Tags ?? [])));
    }

    private static KeyValuePair<string, FactValue> Entry(string name, FactValue value) => KeyValuePair.Create(name, value);

    private static FactValue Text(string? text) => FactValue.Of(text ?? "");

    private static FactValue Text(PostalAddress? address, string? text) => address is null ? FactValue.Unknown : Text(text);

    private static FactValue Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => FactValue.Of(WordOf(value.ToString()));

    private static string[] Words<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetNames<TEnum>().Select(WordOf)];

    // As in JSON: a small letter first.
    private static string WordOf(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static FactValue Sample(Instant at) => FactValue.Of(at);

    private static FactValue Sample(decimal amount) => FactValue.Of(amount, new Currency("GBP"));

    private static (Fact Fact, Func<OrderFactInput, FactValue> Get) Made(string name, FactType type, string meaning, FactValue sample, Func<OrderFactInput, FactValue> get, string[]? allowed = null, string? unit = null) =>
        (new Fact { Name = name, Type = type, Meaning = meaning, Sample = sample, Allowed = allowed ?? [], Unit = unit }, get);
}

/// <summary>What the facts of an order are made of.</summary>
/// <param name="Order">The order as it stands.</param>
/// <param name="Now">When it is decided.</param>
/// <param name="ShipTo">Where it goes; null: not known, or erased.</param>
/// <param name="Items">What is known of its SKUs; null: nothing.</param>
internal sealed record OrderFactInput(Order Order, Instant Now, PostalAddress? ShipTo, IReadOnlyDictionary<Sku, Item>? Items)
{
    public Item? ItemOf(Sku sku) => Items?.GetValueOrDefault(sku);
}
