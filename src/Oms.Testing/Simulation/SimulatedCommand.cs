namespace Oms.Testing.Simulation;

/// <summary>
/// A kind of command that simulated clients send. To add one, derive from this in one file and list it in <see cref="SimulationOptions.Kinds"/>
/// (those that ship are in <see cref="SimulatedCommands.All"/>). Stateless: what clients know lies in the <see cref="SimulatedShop"/>.
/// </summary>
public abstract class SimulatedCommand
{
    /// <summary>Its name in the coverage, unique.</summary>
    public abstract string Name { get; }

    /// <summary>How often it is drawn, relative to the others.</summary>
    /// <value>10.</value>
    public virtual int Weight => 10;

    /// <summary>Draws one for the shop as it stands.</summary>
    /// <returns>The call; null: nothing fits at present, another kind is drawn.</returns>
    public abstract SimulatedCall? Draw(SimulatedShop shop);
}
