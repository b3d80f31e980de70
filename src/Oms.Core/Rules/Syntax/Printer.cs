using System.Globalization;
using System.Text;
using Oms.Json;

namespace Oms.Rules.Syntax;

/// <summary>Tree to canonical text: one blank around operators, single quotes, parentheses only where the tree would be another without them.</summary>
internal sealed class Printer
{
    private const int Choice = 0, Either = 1, Both = 2, Relation = 3, Sum = 4, Product = 5, Prefix = 6, Member = 7;

    private readonly StringBuilder _text = new();
    private readonly int _most;
    private int _nodes;

    private Printer(int most) => _most = most;

    /// <exception cref="OmsException"><c>rule.tree</c>.</exception>
    public static string Print(RuleExpression tree, RuleLimits limits)
    {
        // Every nesting costs a node, so the count bounds the depth, too.
        var printer = new Printer(limits.Nodes);
        printer.Write(tree, Choice);
        return printer._text.ToString();
    }

    private void Write(RuleExpression node, int least)
    {
        if (++_nodes > _most)
        {
            throw new OmsException("rule.tree", string.Create(CultureInfo.InvariantCulture, $"The tree has more than {_most} nodes: make several rows of it."));
        }

        var level = Level(node);
        if (level < least)
        {
            _text.Append('(');
        }

        Write(node);
        if (level < least)
        {
            _text.Append(')');
        }
    }

    private void Write(RuleExpression node)
    {
        switch (node)
        {
            case NullExpression: _text.Append("null"); break;
            case FlagExpression flag: _text.Append(flag.Value ? "true" : "false"); break;
            case NumberExpression number: _text.Append(NumberConverter.Canonical(number.Value).ToString(CultureInfo.InvariantCulture)); break;
            case TextExpression text: Quoted.Append(_text, text.Value); break;
            case NameExpression name: _text.Append(Checked(name.Name)); break;
            case FieldExpression field:
                Write(field.Of, Member);
                _text.Append('.').Append(Checked(field.Field, field: true));
                break;
            case ElementExpression element:
                Write(element.Of, Member);
                _text.Append('[');
                Write(element.Key, Choice);
                _text.Append(']');
                break;
            case CallExpression call: Call(call); break;
            case UnaryExpression unary:
                _text.Append(unary.Operator is "!" or "-" ? unary.Operator : throw NoTree($"'{unary.Operator}' is no operator on one value"));
                Write(unary.Operand, SameSign(unary) ? Prefix : Member);
                break;
            case BinaryExpression binary:
                Write(binary.Left, Level(binary));
                _text.Append(' ').Append(binary.Operator).Append(' ');
                Write(binary.Right, Level(binary) + 1);
                break;
            case ConditionalExpression choice:
                Write(choice.If, Either);
                _text.Append(" ? ");
                Write(choice.Then, Choice);
                _text.Append(" : ");
                Write(choice.Else, Choice);
                break;
            case ListExpression list: Bracketed('[', list.Items, ']'); break;
            case MapExpression map: Map(map); break;
            default: throw NoTree("a part of it is missing");
        }
    }

    // A sign may repeat, but a number takes the one that stands before it.
    private static bool SameSign(UnaryExpression unary) => unary.Operand switch
    {
        UnaryExpression inner => inner.Operator == unary.Operator,
        NumberExpression number => number.Value < 0 && unary.Operator == "-",
        _ => false,
    };

    private static int Level(RuleExpression node) => node switch
    {
        ConditionalExpression => Choice,
        BinaryExpression binary => binary.Operator switch
        {
            "||" => Either,
            "&&" => Both,
            "==" or "!=" or "<" or "<=" or ">" or ">=" or "in" => Relation,
            "+" or "-" => Sum,
            "*" or "/" or "%" => Product,
            _ => throw NoTree($"'{binary.Operator}' is no operator on two values"),
        },
        UnaryExpression or NumberExpression { Value: < 0 } => Prefix,
        _ => Member,
    };

    private void Call(CallExpression call)
    {
        if (call.On is not null)
        {
            Write(call.On, Member);
            _text.Append('.');
        }

        _text.Append(Checked(call.Function, field: call.On is not null));
        Bracketed('(', call.Arguments, ')');
    }

    private void Map(MapExpression map)
    {
        _text.Append('{');
        for (var i = 0; i < map.Entries.Count; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            Write(map.Entries[i].Key, Choice);
            _text.Append(": ");
            Write(map.Entries[i].Value, Choice);
        }

        _text.Append('}');
    }

    private void Bracketed(char open, IReadOnlyList<RuleExpression> items, char close)
    {
        _text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            Write(items[i], Choice);
        }

        _text.Append(close);
    }

    private static string Checked(string name, bool field = false) => NameTerminal.IsName(name, field) ? name : throw NoTree($"'{name}' is no name");

    private static OmsException NoTree(string why) => new("rule.tree", $"No condition has this tree: {why}.");
}

/// <summary>Texts in quotes.</summary>
internal static class Quoted
{
    public static void Append(StringBuilder into, string text)
    {
        into.Append('\'');
        foreach (var c in text)
        {
            _ = c switch
            {
                '\'' or '\\' => into.Append('\\').Append(c),
                '\n' => into.Append("\\n"),
                '\r' => into.Append("\\r"),
                '\t' => into.Append("\\t"),
                _ when char.IsControl(c) => into.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => into.Append(c),
            };
        }

        into.Append('\'');
    }
}
