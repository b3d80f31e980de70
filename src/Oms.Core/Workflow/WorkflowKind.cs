using Oms.Definitions;
using Oms.Json.Reading;

namespace Oms.Workflow;

/// <summary>Workflows as definitions.</summary>
internal sealed class WorkflowKind(WorkflowCompiler compiler) : DefinitionKind
{
    /// <summary>The first published version: lower ones come with the code.</summary>
    public const int First = 1000;

    public override string Kind => DefinitionKinds.Workflow;

    public override string Word => "workflow";

    public override int FirstVersion => First;

    public override DefinitionReading? Read(string text, int version, MistakeList mistakes) =>
        compiler.Compile(text, version, mistakes) is { } lifecycle ? new DefinitionReading(Kind, lifecycle.Id, version, lifecycle) : null;

    public override string Diagram(DefinitionReading reading, IReadOnlyDictionary<string, long> counts) =>
        WorkflowDiagram.Of(((OrderLifecycle)reading.Value!).Document, counts, []);
}
