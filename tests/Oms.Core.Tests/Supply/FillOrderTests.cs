using CsCheck;
using NodaTime;
using Oms.Inventory;
using Oms.Orders;
using Oms.Supply;

namespace Oms.Core.Tests.Supply;

public sealed class FillOrderTests
{
    private static readonly LocationCode Place = new("~PO/1");

    private static readonly Gen<BackorderPolicy> Policies = Gen.Shuffle(Enum.GetValues<BackorderKey>()).Select(Gen.Int[1, 4], (keys, count) => new BackorderPolicy { Keys = [.. keys.Take(count)], Tiers = ["gold", "silver"] });

    private static readonly Gen<Order> Orders = Gen.Select(
        Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[1, 4],
        (priority, tier, promised, placed, held, claimed) => Make(priority, tier, promised, placed, held == 0, claimed));

    [Fact]
    public void Units_go_by_the_policys_keys_then_to_reservations_and_never_to_who_is_held() => Gen.Select(Policies, Orders.Array[0, 8], Gen.Long[1, 3].Array[0, 3], Gen.Int[0, 16]).Sample((policy, orders, held, units) =>
    {
        var numbered = orders.Select((order, i) => order with { Number = $"N{i}", Id = new OrderId(new Guid(i, 0, 0, new byte[8])) }).ToArray();
        var waiting = held.Select((wanted, i) => Held(i, wanted)).ToArray();
        var plan = FillOrder.Plan(policy, Place, numbered, waiting, units);

        // Told another way: give unit by unit to the first, by a text of sortable keys, who still wants one.
        var got = new Dictionary<string, long>();
        var left = (long)units;
        foreach (var order in numbered.Where(order => order.Holds.IsEmpty).OrderBy(order => Rank(policy, order), StringComparer.Ordinal))
        {
            got[order.Number] = Math.Min(left, order.Claims[0].Quantity);
            left -= got[order.Number];
        }

        var handed = held.Select(wanted =>
        {
            var gets = Math.Min(left, wanted);
            left -= gets;
            return gets;
        }).ToArray();
        return plan.Left == left
            && plan.Reservations.Select(share => share.Gets).SequenceEqual(handed)
            && plan.Shares.Count == numbered.Length
            && plan.Shares.All(share => share.Gets == got.GetValueOrDefault(share.Number))
            && plan.Shares.Sum(share => share.Gets) + plan.Reservations.Sum(share => share.Gets) + plan.Left == units;
    });

    // Beside the line that waits, one that is over and one that waits for something else.
    private static SoftReservation Held(int number, long wanted) => new()
    {
        Id = new Guid(number, 0, 0, new byte[8]),
        Owner = "elsewhere",
        ExpiresAt = SoftReservation.Never,
        Lines =
        [
            Golden.Sample.ReservedLine with { LineNo = 1, Location = Place, Quantity = 9, State = ReservationState.Moved },
            Golden.Sample.ReservedLine with { LineNo = 2, Location = Place, Quantity = wanted, State = ReservationState.Active },
            Golden.Sample.ReservedLine with { LineNo = 3, Location = new LocationCode("~PO/2"), Quantity = 9, State = ReservationState.Active },
        ],
    };

    private static string Rank(BackorderPolicy policy, Order order) => string.Join("/", policy.Keys.Select(key => key switch
    {
        BackorderKey.Priority => $"{9 - order.Priority}",
        BackorderKey.CustomerTier => order.CustomerTier switch { "gold" => "0", "silver" => "1", _ => "2" },
        BackorderKey.PromisedFor => order.Lines[0].PromisedFor is { } promised ? $"{promised:uuuu-MM-dd}" : "9999",
        _ => $"{order.PlacedAt:uuuu-MM-dd}",
    })) + "/" + order.Number;

    private static Order Make(int priority, int tier, int promised, int placed, bool held, int claimed)
    {
        var attributes = Attributes.Empty.With(OrderAttributes.Priority, $"{priority}");
        attributes = tier == 0 ? attributes : attributes.With(OrderAttributes.CustomerTier, tier switch { 1 => "gold", 2 => "silver", _ => "tin" });
        return Golden.Sample.Order with
        {
            Attributes = attributes,
            PlacedAt = Instant.FromUtc(2026, 1, 1 + placed, 0, 0),
            Holds = held ? [Golden.Sample.Hold with { Blocks = HoldBlocks.Allocate }] : [],
            Claims = [new Allocation(1, Place, claimed)],
            Lines = [Golden.Sample.Order.Lines[0] with { Parts = [], PromisedFor = promised == 0 ? null : Instant.FromUtc(2026, 2, promised, 0, 0) }],
        };
    }
}
