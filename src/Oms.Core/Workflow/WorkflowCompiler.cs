using Oms.Json.Reading;
using Oms.Rules;
using Oms.Rules.Compiling;

namespace Oms.Workflow;

/// <summary>Makes a decision table of a document.</summary>
internal sealed class WorkflowCompiler(IGuardFacts facts)
{
    /// <returns>Null with mistakes.</returns>
    public OrderLifecycle? Compile(string text, int version, MistakeList mistakes)
    {
        if (WorkflowReader.Read(text, version, mistakes) is not { } document)
        {
            return null;
        }

        new WorkflowChecks(document, mistakes).Run();
        var guards = new Dictionary<string, Condition>(StringComparer.Ordinal);
        foreach (var when in document.States.SelectMany(state => state.Ways).Select(way => way.WhenText).OfType<JsonText>())
        {
            if (Guard(when, mistakes) is { } guard)
            {
                guards[when.Value] = guard;
            }
        }

        return mistakes.Any ? null : new OrderLifecycle(document, guards, facts);
    }

    private Condition? Guard(JsonText when, MistakeList mistakes)
    {
        var findings = new Findings();
        var condition = Condition.Compile(when.Value, facts.Catalog, facts.Limits, findings);
        if (condition is not null && condition.Type.Kind is not (FactKind.Bool or FactKind.Any))
        {
            findings.Add(0, "rule.type", $"The condition is {condition.Type}, not true or false.", "Compare it with something, such as == or <.");
        }

        foreach (var finding in findings.All)
        {
            mistakes.Add(when.SpotAt(finding.At), finding.Code, finding.Message, finding.Hint);
        }

        return findings.Any ? null : condition;
    }
}
