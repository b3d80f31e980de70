using Oms.Testing.Simulation;

namespace Oms.Simulation.Tests.Zoo;

/// <summary>A kind that is drawn seldom.</summary>
internal sealed class Seldom(SimulatedCommand inner) : SimulatedCommand
{
    public override string Name => inner.Name;

    public override int Weight => 1;

    public override SimulatedCall? Draw(SimulatedShop shop) => inner.Draw(shop);
}
