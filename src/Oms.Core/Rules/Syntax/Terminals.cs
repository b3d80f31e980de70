using System.Globalization;
using Oms.Json;
using Parlot;
using Parlot.Fluent;

namespace Oms.Rules.Syntax;

/// <summary>A sign or word of the language; gives where it stands.</summary>
internal sealed class Sign(string text, string? unlessFollowedBy = null) : Parser<int>
{
    private readonly bool _word = char.IsLetter(text[0]);

    public override bool Parse(ParseContext context, ref ParseResult<int> result)
    {
        var (reading, cursor, back) = ((TextReading)context, context.Scanner.Cursor, context.Scanner.Cursor.Position);
        var at = reading.Blanks();
        var next = cursor.PeekNext(text.Length);
        if (!cursor.Match(text) || (_word && NameTerminal.IsPart(next)) || (unlessFollowedBy is not null && unlessFollowedBy.Contains(next, StringComparison.Ordinal)))
        {
            cursor.ResetPosition(back);
            return reading.Missed(at, $"'{text}'");
        }

        cursor.Advance(text.Length);
        result.Set(at, cursor.Offset, at);
        return true;
    }
}

/// <summary>A name; words of the language are none.</summary>
internal sealed class NameTerminal(string what) : Parser<string>
{
    // What CEL keeps for itself and for the languages it is embedded in; 'true', 'false' and 'null' are values.
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "true", "false", "null", "in", "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return", "var", "void", "while",
    };

    public static bool IsStart(char c) => c is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsPart(char c) => IsStart(c) || c is >= '0' and <= '9';

    public static bool IsName(string? text, bool field = false) =>
        !string.IsNullOrEmpty(text) && IsStart(text[0]) && text.All(IsPart) && (field ? text is not ("true" or "false" or "null" or "in") : !Reserved.Contains(text));

    public override bool Parse(ParseContext context, ref ParseResult<string> result)
    {
        var (reading, cursor, back) = ((TextReading)context, context.Scanner.Cursor, context.Scanner.Cursor.Position);
        var at = reading.Blanks();
        while (!cursor.Eof && IsPart(cursor.Current) && (cursor.Offset > at || IsStart(cursor.Current)))
        {
            cursor.Advance();
        }

        // After a dot, words of other languages are names like any other.
        var name = cursor.Buffer[at..cursor.Offset];
        if (!IsName(name, field: what == "a field"))
        {
            cursor.ResetPosition(back);
            return reading.Missed(at, what);
        }

        result.Set(at, cursor.Offset, name);
        return true;
    }
}

/// <summary>A number: whole, hexadecimal, or with decimals and exponent. Its sign is an operator.</summary>
internal sealed class NumberTerminal : Parser<RuleExpression>
{
    public override bool Parse(ParseContext context, ref ParseResult<RuleExpression> result)
    {
        var (reading, cursor, back) = ((TextReading)context, context.Scanner.Cursor, context.Scanner.Cursor.Position);
        var at = reading.Blanks();
        if (!char.IsAsciiDigit(cursor.Current) && !(cursor.Current == '.' && char.IsAsciiDigit(cursor.PeekNext())))
        {
            cursor.ResetPosition(back);
            return reading.Missed(at, "a value");
        }

        var number = cursor.Current == '0' && cursor.PeekNext() is 'x' or 'X' ? Hexadecimal(cursor) : Decimal(cursor);
        if (cursor.Current is 'u' or 'U')
        {
            cursor.Advance();
        }

        if (number is not { } value || NameTerminal.IsPart(cursor.Current))
        {
            cursor.ResetPosition(back);
            reading.Blanks();
            throw TextReading.Refuse(cursor, "This is no number of at most 28 digits.");
        }

        result.Set(at, cursor.Offset, new NumberExpression(NumberConverter.Canonical(value)) { At = at });
        return true;
    }

    private static decimal? Hexadecimal(Cursor cursor)
    {
        cursor.Advance(2);
        var digits = Run(cursor, char.IsAsciiHexDigit);
        return ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static decimal? Decimal(Cursor cursor)
    {
        var start = cursor.Offset;
        Run(cursor, char.IsAsciiDigit);
        if (cursor.Current == '.' && char.IsAsciiDigit(cursor.PeekNext()))
        {
            cursor.Advance();
            Run(cursor, char.IsAsciiDigit);
        }

        if (cursor.Current is 'e' or 'E')
        {
            cursor.Advance();
            if (cursor.Current is '+' or '-')
            {
                cursor.Advance();
            }

            Run(cursor, char.IsAsciiDigit);
        }

        return decimal.TryParse(cursor.Buffer.AsSpan(start, cursor.Offset - start), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static ReadOnlySpan<char> Run(Cursor cursor, Func<char, bool> belongs)
    {
        var start = cursor.Offset;
        while (!cursor.Eof && belongs(cursor.Current))
        {
            cursor.Advance();
        }

        return cursor.Buffer.AsSpan(start, cursor.Offset - start);
    }
}
