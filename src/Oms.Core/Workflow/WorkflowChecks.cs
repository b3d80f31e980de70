namespace Oms.Workflow;

/// <summary>Refuses a workflow that would strand an order, naming every mistake.</summary>
internal static class WorkflowChecks
{
    public static void ThrowIfInvalid(WorkflowDefinition definition)
    {
        var mistakes = Mistakes(definition).ToList();
        if (mistakes.Count > 0)
        {
            throw new OmsException("workflow.invalid", $"Workflow '{definition.Id}' version {definition.Version} cannot be used. {string.Join(" ", mistakes)}");
        }
    }

    private static IEnumerable<string> Mistakes(WorkflowDefinition definition)
    {
        var names = definition.States.Select(state => state.Name).ToList();
        foreach (var twice in names.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            yield return $"State '{twice.Key}' is there twice: remove one.";
        }

        if (!names.Contains(definition.Initial))
        {
            yield return $"The initial state '{definition.Initial}' is no state of it: name one of {string.Join(", ", names)}.";
        }

        foreach (var way in definition.Transitions)
        {
            foreach (var unknown in new[] { way.From, way.To }.Where(name => !names.Contains(name)).Distinct())
            {
                yield return $"A transition names the state '{unknown}', which is not listed.";
            }

            if (way.When is not null && !OrderGuards.All.ContainsKey(way.When))
            {
                yield return $"The guard '{way.When}' is not known: name one of {string.Join(", ", OrderGuards.All.Keys.Order(StringComparer.Ordinal))}.";
            }
        }

        foreach (var dead in Unreachable(definition, names))
        {
            yield return $"State '{dead}' cannot be reached.";
        }

        foreach (var stuck in definition.States.Where(s => s.Category is StateCategory.Draft or StateCategory.Open && definition.Transitions.All(t => t.From != s.Name)))
        {
            yield return $"No transition leaves the open state '{stuck.Name}': an order would stay there for good.";
        }
    }

    private static IEnumerable<string> Unreachable(WorkflowDefinition definition, List<string> names)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { definition.Initial };
        while (definition.Transitions.FirstOrDefault(t => reached.Contains(t.From) && !reached.Contains(t.To)) is { } way)
        {
            reached.Add(way.To);
        }

        return names.Where(name => !reached.Contains(name));
    }
}
