using NodaTime;
using Oms.Sourcing;

namespace Oms.Testing.Simulation.Commands;

/// <summary>How locations are chosen for waiting orders changes, and how long they have to begin.</summary>
internal sealed class PublishPolicy : SimulatedCommand
{
    public override string Name => "publish-policy";

    public override int Weight => 1;

    public override SimulatedCall? Draw(SimulatedShop shop)
    {
        var policy = new SourcingPolicy
        {
            Id = "simulated",
            Strategy = shop.Chance.Of(["optimal", "priority", "most-stock"]),
            Costs = new SourcingCosts { Parcel = 4, Unit = 0.1m },
            Limits = new SourcingLimits
            {
                AnswerWithin = shop.Chance.Of<Duration?>([null, Duration.FromSeconds(2), Duration.FromSeconds(15)]),
                MaxParcels = shop.Chance.Of<int?>([null, null, 1]),
                ShipComplete = shop.Chance.PerMille(200),
                Excluded = shop.Chance.PerMille(200) ? [shop.Location()] : Array.Empty<LocationCode>(),
            },
            For = new SourcingScope { Channels = [SimulatedShop.Waiting] },
        };
        return new SimulatedCall<PublishSourcingPolicy>(new PublishSourcingPolicy { Policy = policy }, static (oms, command) => oms.Sourcing.PublishAsync(command));
    }
}
