namespace Oms.Definitions;

/// <summary>A definition that comes with the code. It is in force for every tenant unless one of its id is published.</summary>
/// <param name="Kind">What it is: one of <see cref="DefinitionKinds"/>.</param>
/// <param name="Text">The document.</param>
/// <param name="Version">Of a workflow 1 to 999, because orders pin it: a version that was released stays registered and never changes; the highest is in force. Of all else 0.</param>
public sealed record DefinitionText(string Kind, string Text, int Version = 0);
