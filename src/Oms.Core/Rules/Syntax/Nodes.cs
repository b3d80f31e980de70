namespace Oms.Rules.Syntax;

/// <summary>The parts of a tree.</summary>
internal static class Nodes
{
    /// <summary>The parts directly below a node, in the order of the text.</summary>
    public static IEnumerable<RuleExpression> Below(RuleExpression node) => node switch
    {
        FieldExpression field => [field.Of],
        ElementExpression element => [element.Of, element.Key],
        CallExpression call => call.On is null ? call.Arguments : [call.On, .. call.Arguments],
        UnaryExpression unary => [unary.Operand],
        BinaryExpression binary => [binary.Left, binary.Right],
        ConditionalExpression choice => [choice.If, choice.Then, choice.Else],
        ListExpression list => list.Items,
        MapExpression map => map.Entries.SelectMany(entry => new[] { entry.Key, entry.Value }),
        _ => [],
    };

    /// <summary>How many nodes a tree has.</summary>
    public static int Count(RuleExpression tree)
    {
        var (count, open) = (0, new Stack<RuleExpression>([tree]));
        while (open.TryPop(out var node))
        {
            count++;
            foreach (var below in Below(node))
            {
                open.Push(below);
            }
        }

        return count;
    }

    /// <summary>What the outermost <c>&amp;&amp;</c> (or <c>||</c>) joins, in the order of the text; the tree itself where there is none.</summary>
    public static IReadOnlyList<RuleExpression> Clauses(RuleExpression tree)
    {
        if (tree is not BinaryExpression { Operator: "&&" or "||" } joined)
        {
            return [tree];
        }

        var (clauses, open) = (new List<RuleExpression>(), new Stack<RuleExpression>([tree]));
        while (open.TryPop(out var node))
        {
            if (node is BinaryExpression binary && binary.Operator == joined.Operator)
            {
                open.Push(binary.Right);
                open.Push(binary.Left);
            }
            else
            {
                clauses.Add(node);
            }
        }

        return clauses;
    }
}
