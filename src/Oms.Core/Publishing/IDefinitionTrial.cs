using Oms.Definitions;
using Oms.Engine;

namespace Oms.Publishing;

/// <summary>Says what a text would have made of past orders, for one kind of definition. It reads and changes nothing.</summary>
internal interface IDefinitionTrial
{
    string Kind { get; }

    /// <param name="view">Whose orders.</param>
    /// <param name="tried">The text, read.</param>
    /// <param name="request">How many orders, how many differences to name.</param>
    /// <param name="progress">Told as it goes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    ValueTask<SimulationReport> RunAsync(View view, DefinitionReading tried, SimulateDefinition request, IProgress<DefinitionProgress>? progress, CancellationToken cancellationToken);
}
