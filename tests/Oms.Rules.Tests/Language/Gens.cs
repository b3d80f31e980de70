using CsCheck;

namespace Oms.Rules.Tests.Language;

/// <summary>Random conditions: by shape alone for the printer, well typed for evaluation.</summary>
internal static class Gens
{
    private static readonly Gen<string> Word = Gen.OneOf("a", "b", "order", "units", "x_1", "Total");

    private static readonly Gen<string> Texts = Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.OneOf('\'', '"', '\\', '\n', '\t', 'é', '☺', '\u0001', ' ')), 0, 6];

    private static readonly Gen<RuleExpression> Leaf = Gen.OneOf<RuleExpression>(
        Gen.Const<RuleExpression>(new NullExpression()),
        Gen.Bool.Select(value => (RuleExpression)new FlagExpression(value)),
        Gen.Decimal[-1000m, 1000m].Select(value => (RuleExpression)new NumberExpression(Math.Round(value, 3))),
        Texts.Select(value => (RuleExpression)new TextExpression(value)),
        Word.Select(value => (RuleExpression)new NameExpression(value)));

    /// <summary>Any tree that a text can have.</summary>
    public static readonly Gen<RuleExpression> Tree = Gen.Recursive<RuleExpression>((depth, tree) => depth == 5 ? Leaf : Gen.OneOf(
        Leaf,
        Gen.Select(Gen.OneOf("!", "-"), tree).Select((sign, of) => Unary(sign, of)),
        Gen.Select(Gen.OneOf("||", "&&", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%"), tree, tree).Select((sign, left, right) => (RuleExpression)new BinaryExpression(sign, left, right)),
        Gen.Select(tree, tree, tree).Select((test, yes, no) => (RuleExpression)new ConditionalExpression(test, yes, no)),
        Gen.Select(tree, Word).Select((of, field) => (RuleExpression)new FieldExpression(of, field)),
        Gen.Select(tree, tree).Select((of, key) => (RuleExpression)new ElementExpression(of, key)),
        Gen.Select(Gen.Bool, tree, Word, tree.Array[0, 3]).Select((on, of, name, arguments) => (RuleExpression)new CallExpression(on ? of : null, name, arguments)),
        tree.Array[0, 3].Select(items => (RuleExpression)new ListExpression(items)),
        Gen.Select(tree, tree).Array[0, 2].Select(entries => (RuleExpression)new MapExpression([.. entries.Select(entry => new MapEntry(entry.Item1, entry.Item2))]))));

    /// <summary>A condition that passes the checks, over the facts of <see cref="Desk"/>.</summary>
    public static readonly Gen<RuleExpression> Condition = Typed().Bool(4);

    // A minus before a positive number is the number's own sign: no text has such a tree.
    private static RuleExpression Unary(string sign, RuleExpression of) =>
        sign == "-" && of is NumberExpression { Value: > 0 } number ? new NumberExpression(-number.Value) : new UnaryExpression(sign, of);

    private static TypedGens Typed() => new();

    /// <summary>Well typed parts, by the type they have.</summary>
    private sealed class TypedGens
    {
        private readonly Dictionary<(bool IsBool, int Depth, string? Line, string? Number), Gen<RuleExpression>> _made = [];

        public Gen<RuleExpression> Bool(int depth, string? line = null, string? number = null) =>
            _made.TryGetValue((true, depth, line, number), out var made) ? made : _made[(true, depth, line, number)] = MakeBool(depth, line, number);

        private Gen<RuleExpression> Number(int depth, string? line, string? number) =>
            _made.TryGetValue((false, depth, line, number), out var made) ? made : _made[(false, depth, line, number)] = MakeNumber(depth, line, number);

        private Gen<RuleExpression> MakeBool(int depth, string? line, string? number) => depth == 0
            ? Gen.OneOf(Gen.Bool.Select(value => (RuleExpression)new FlagExpression(value)), Gen.Const(Name("flag")))
            : Gen.OneOf(
                Binary(Gen.OneOf("==", "!=", "<", "<=", ">", ">="), Number(depth - 1, line, number), Number(depth - 1, line, number)),
                Binary(Gen.OneOf("==", "!=", "<", ">="), Text(line), Text(line)),
                Binary(Gen.OneOf("&&", "||"), Bool(depth - 1, line, number), Bool(depth - 1, line, number)),
                Bool(depth - 1, line, number).Select(of => (RuleExpression)new UnaryExpression("!", of)),
                Gen.Select(Bool(depth - 1, line, number), Bool(depth - 1, line, number), Bool(depth - 1, line, number)).Select((test, yes, no) => (RuleExpression)new ConditionalExpression(test, yes, no)),
                Gen.Select(Text(line), Text(line), Text(line)).Select((value, one, other) => (RuleExpression)new BinaryExpression("in", value, new ListExpression([one, other]))),
                Binary(Gen.Const("in"), Text(line), Gen.Const(Name("order", "tags"))),
                Gen.Select(Text(line), Gen.OneOf("contains", "startsWith", "endsWith"), Text(line)).Select((value, name, part) => (RuleExpression)new CallExpression(value, name, [part])),
                Gen.OneOf("fraud.score", "order.tier", "order.country").Select(name => (RuleExpression)new CallExpression(null, "has", [Name(name.Split('.'))])),
                Gen.Select(Gen.OneOf("all", "exists", "exists_one"), Bool(depth - 1, "l", number)).Select((name, body) => (RuleExpression)new CallExpression(Name("order", "lines"), name, [Name("l"), body])),
                Gen.Select(Gen.OneOf("all", "exists", "exists_one"), Bool(depth - 1, line, "n")).Select((name, body) => (RuleExpression)new CallExpression(Name("order", "numbers"), name, [Name("n"), body])));

        private Gen<RuleExpression> MakeNumber(int depth, string? line, string? number)
        {
            var leaf = Gen.OneOf(
                Gen.Int[-3, 5].Select(value => (RuleExpression)new NumberExpression(value)),
                Gen.OneOf("order.units", "order.weight", "fraud.score").Select(name => Name(name.Split('.'))),
                line is null ? Gen.Const((RuleExpression)new NumberExpression(1)) : Gen.Const(Name(line, "quantity")),
                number is null ? Gen.Const((RuleExpression)new NumberExpression(2)) : Gen.Const(Name(number)));
            return depth == 0
                ? leaf
                : Gen.OneOf(
                    leaf,
                    Binary(Gen.OneOf("+", "-", "*", "/", "%"), Number(depth - 1, line, number), Number(depth - 1, line, number)),
                    Text(line).Select(text => (RuleExpression)new CallExpression(null, "size", [text])),
                    Bool(depth - 1, line, "n").Select(body => (RuleExpression)new CallExpression(new CallExpression(Name("order", "numbers"), "filter", [Name("n"), body]), "size", [])),
                    Number(depth - 1, line, "n").Select(body => (RuleExpression)new CallExpression(null, "size", [new CallExpression(Name("order", "numbers"), "map", [Name("n"), body])])),
                    Number(depth - 1, line, number).Select(key => (RuleExpression)new ElementExpression(Name("order", "numbers"), key)));
        }

        private static Gen<RuleExpression> Text(string? line) => Gen.OneOf(
            Gen.OneOf("GB", "A", "B", "oversize", "").Select(value => (RuleExpression)new TextExpression(value)),
            Gen.Const(Name("order", "country")),
            line is null ? Gen.Const(Name("order", "country")) : Gen.Const(Name(line, "sku")),
            Gen.Const((RuleExpression)new ElementExpression(Name("order", "attributes"), new TextExpression("gift"))),
            Gen.Const((RuleExpression)new FieldExpression(Name("order", "attributes"), "wrap")));

        private static Gen<RuleExpression> Binary(Gen<string> sign, Gen<RuleExpression> left, Gen<RuleExpression> right) =>
            Gen.Select(sign, left, right).Select((text, one, other) => (RuleExpression)new BinaryExpression(text, one, other));

        private static RuleExpression Name(params string[] words) =>
            words.Skip(1).Aggregate((RuleExpression)new NameExpression(words[0]), (of, word) => new FieldExpression(of, word));
    }
}
