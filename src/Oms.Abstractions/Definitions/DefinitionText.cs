namespace Oms.Definitions;

/// <summary>A definition that comes with the code. It is in force for every tenant unless one of its id is published.</summary>
/// <param name="Kind">What it is: <see cref="DefinitionKinds.Rules"/>, <see cref="DefinitionKinds.Sourcing"/> or <see cref="DefinitionKinds.Template"/>.</param>
/// <param name="Text">The document.</param>
public sealed record DefinitionText(string Kind, string Text);
