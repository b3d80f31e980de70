using System.Globalization;
using System.Text;
using Parlot;
using Parlot.Fluent;

namespace Oms.Rules.Syntax;

/// <summary>A text in single, double or three quotes, raw with an <c>r</c> before it, with CEL's escapes.</summary>
internal sealed class TextTerminal : Parser<RuleExpression>
{
    public override bool Parse(ParseContext context, ref ParseResult<RuleExpression> result)
    {
        var (reading, cursor, back) = ((TextReading)context, context.Scanner.Cursor, context.Scanner.Cursor.Position);
        var at = reading.Blanks();
        var raw = cursor.Current is 'r' or 'R';
        var quote = raw ? cursor.PeekNext() : cursor.Current;
        if (quote is not ('\'' or '"'))
        {
            cursor.ResetPosition(back);
            return reading.Missed(at, "a value");
        }

        cursor.Advance(raw ? 1 : 0);
        var mark = new string(quote, cursor.Match(new string(quote, 3)) ? 3 : 1);
        cursor.Advance(mark.Length);
        var text = Content(cursor, mark, raw);
        result.Set(at, cursor.Offset, new TextExpression(text) { At = at });
        return true;
    }

    private static string Content(Cursor cursor, string mark, bool raw)
    {
        var (text, start) = (new StringBuilder(), cursor.Position);
        while (!cursor.Match(mark))
        {
            if (cursor.Eof || (mark.Length == 1 && cursor.Current is '\n' or '\r'))
            {
                cursor.ResetPosition(start);
                throw TextReading.Refuse(cursor, $"The text that begins here does not end: {mark} is missing.");
            }

            if (cursor.Current == '\\' && !raw)
            {
                text.Append(Escape(cursor));
            }
            else
            {
                text.Append(cursor.Current);
                cursor.Advance();
            }
        }

        cursor.Advance(mark.Length);
        return text.ToString();
    }

    private static string Escape(Cursor cursor)
    {
        var c = cursor.PeekNext();
        var (digits, radix) = c switch { 'x' or 'X' => (2, 16), 'u' => (4, 16), 'U' => (8, 16), >= '0' and <= '3' => (3, 8), _ => (0, 0) };
        if (digits > 0)
        {
            var from = cursor.Offset + (radix == 16 ? 2 : 1);
            return from + digits <= cursor.Buffer.Length && Code(cursor.Buffer.AsSpan(from, digits), radix) is { } code && Rune.IsValid(code)
                ? Taken(cursor, from + digits - cursor.Offset, new Rune(code).ToString())
                : throw TextReading.Refuse(cursor, "This escape names no character.");
        }

        var plain = c switch { 'a' => '\a', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', '\\' or '\'' or '"' or '`' or '?' => c, _ => '\0' };
        return plain != '\0' ? Taken(cursor, 2, plain.ToString()) : throw TextReading.Refuse(cursor, "This is no escape.");
    }

    private static int? Code(ReadOnlySpan<char> digits, int radix)
    {
        if (radix == 16)
        {
            return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? code : null;
        }

        var value = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7')
            {
                return null;
            }

            value = (value * 8) + digit - '0';
        }

        return value;
    }

    private static string Taken(Cursor cursor, int length, string text)
    {
        cursor.Advance(length);
        return text;
    }
}
