using Parlot;
using Parlot.Fluent;
using static Parlot.Fluent.Parsers;

namespace Oms.Rules.Syntax;

/// <summary>The grammar of conditions: the expressions of CEL without messages and bytes. What binds weakest comes first.</summary>
internal static class Grammar
{
    public static Parser<RuleExpression> Condition { get; } = Make();

    private static Parser<RuleExpression> Make()
    {
        var expression = Deferred<RuleExpression>();
        var name = new NameTerminal("a name");
        var arguments = Separated(new Sign(","), expression).Else([]);
        var call = Between(new Sign("("), arguments, new Sign(")"));

        var word = Literal("true", at => new FlagExpression(true) { At = at })
            .Or(Literal("false", at => new FlagExpression(false) { At = at }))
            .Or(Literal("null", at => new NullExpression { At = at }));
        var list = new Sign("[").And(arguments).AndSkip(new Sign(",").Else(0)).AndSkip(new Sign("]"))
            .Then<RuleExpression>(static parts => new ListExpression(parts.Item2) { At = parts.Item1 });
        var entry = expression.AndSkip(new Sign(":")).And(expression).Then(static parts => new MapEntry(parts.Item1, parts.Item2));
        var map = new Sign("{").And(Separated(new Sign(","), entry).Else([])).AndSkip(new Sign(",").Else(0)).AndSkip(new Sign("}"))
            .Then<RuleExpression>(static parts => new MapExpression(parts.Item2) { At = parts.Item1 });
        var named = name.Then(static (_, start, _, text) => (At: start, Text: text)).And(call.Else((IReadOnlyList<RuleExpression>)null!))
            .Then<RuleExpression>(static parts => parts.Item2 is null
                ? new NameExpression(parts.Item1.Text) { At = parts.Item1.At }
                : new CallExpression(null, parts.Item1.Text, parts.Item2) { At = parts.Item1.At });
        var primary = OneOf(Between(new Sign("("), expression, new Sign(")")), list, map, new TextTerminal(), new NumberTerminal(), word, named);

        var field = new Sign(".").SkipAnd(new NameTerminal("a field").Then(static (_, start, _, text) => (At: start, Text: text))).And(call.Else((IReadOnlyList<RuleExpression>)null!))
            .Then<Suffix>(static parts => of => parts.Item2 is null
                ? new FieldExpression(of, parts.Item1.Text) { At = parts.Item1.At }
                : new CallExpression(of, parts.Item1.Text, parts.Item2) { At = parts.Item1.At });
        var element = new Sign("[").And(expression).AndSkip(new Sign("]"))
            .Then<Suffix>(static parts => of => new ElementExpression(of, parts.Item2) { At = parts.Item1 });
        var member = primary.And(ZeroOrMany(field.Or(element)))
            .Then(static parts => parts.Item2.Aggregate(parts.Item1, static (of, suffix) => suffix(of)));

        var not = OneOrMany(new Sign("!", "=")).And(member).Then(static parts => Prefixed("!", parts.Item1, parts.Item2));
        var minus = OneOrMany(new Sign("-")).And(member).Then(static parts => Prefixed("-", parts.Item1, parts.Item2));
        var unary = not.Or(minus).Or(member);

        var times = Chain(unary, "*", "/", "%");
        var sum = Chain(times, "+", "-");
        var relation = Chain(sum, "<=", "<", ">=", ">", "==", "!=", "in");
        var and = Chain(relation, "&&");
        var or = Chain(and, "||");
        expression.Parser = or.And(new Sign("?").And(expression).AndSkip(new Sign(":")).And(expression).Else(default((int, RuleExpression, RuleExpression))))
            .Then(static parts => parts.Item2.Item2 is null
                ? parts.Item1
                : new ConditionalExpression(parts.Item1, parts.Item2.Item2, parts.Item2.Item3) { At = parts.Item2.Item1 });
        return expression.AndSkip(new EndTerminal());
    }

    private static Parser<RuleExpression> Literal(string word, Func<int, RuleExpression> make) => new Sign(word).Then(make);

    private static Parser<RuleExpression> Chain(Parser<RuleExpression> operand, params string[] operators)
    {
        var sign = OneOf([.. operators.Select(text => new Sign(text).Then(at => (Text: text, At: at)))]);
        return operand.And(ZeroOrMany(sign.And(operand))).Then(static parts => parts.Item2.Aggregate(
            parts.Item1,
            static (left, next) => new BinaryExpression(next.Item1.Text, left, next.Item2) { At = next.Item1.At }));
    }

    // A sign before a number belongs to it: -1 is a number, not an operation.
    private static RuleExpression Prefixed(string sign, IReadOnlyList<int> at, RuleExpression operand)
    {
        var i = at.Count - 1;
        if (sign == "-" && operand is NumberExpression { Value: > 0 } number)
        {
            operand = new NumberExpression(-number.Value) { At = at[i--] };
        }

        for (; i >= 0; i--)
        {
            operand = new UnaryExpression(sign, operand) { At = at[i] };
        }

        return operand;
    }

    private delegate RuleExpression Suffix(RuleExpression of);

    private sealed class EndTerminal : Parser<int>
    {
        public override bool Parse(ParseContext context, ref ParseResult<int> result)
        {
            var reading = (TextReading)context;
            var at = reading.Blanks();
            if (!context.Scanner.Cursor.Eof)
            {
                return reading.Missed(at, "the end");
            }

            result.Set(at, at, at);
            return true;
        }
    }
}
