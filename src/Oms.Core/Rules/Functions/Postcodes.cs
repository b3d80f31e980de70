using System.Globalization;
using Oms.Rules.Compiling;

namespace Oms.Rules.Functions;

/// <summary>
/// Postcodes in zones. Blanks and case do not matter. <c>E</c> is the area E (E1 and E20, not EC1), <c>SW1</c> the district (SW1 and SW1A, not
/// SW10), <c>E1-E9</c> the districts from 1 to 9 of that area, and <c>10000-19999</c> a range of numbers of that many digits.
/// </summary>
internal static class Postcodes
{
    public static FactValue In(string postcode, IReadOnlyList<FactValue> zones)
    {
        var code = Plain(postcode);
        foreach (var zone in zones)
        {
            if (zone.Kind != FactKind.Text)
            {
                return Failures.Operand(zone);
            }

            var text = Plain(zone.AsText);
            var dash = text.IndexOf('-', StringComparison.Ordinal);
            if (dash < 0 ? Begins(code, text) : Between(code, text[..dash], text[(dash + 1)..]))
            {
                return Operations.True;
            }
        }

        return Operations.False;
    }

    // A British inward code is a digit and two letters: what stands before it is the district.
    private static string Outward(string code) =>
        code.Length is >= 5 and <= 7 && char.IsAsciiLetter(code[0]) && char.IsAsciiDigit(code[^3]) && char.IsAsciiLetter(code[^2]) && char.IsAsciiLetter(code[^1]) ? code[..^3] : code;

    private static bool Begins(string code, string zone)
    {
        var outward = Outward(code);
        if (zone.Length == 0 || !(outward.StartsWith(zone, StringComparison.Ordinal) || code == zone))
        {
            return false;
        }

        // A zone of digits is a prefix; one of letters ends where its letters or its number end.
        return outward.Length <= zone.Length || char.IsAsciiDigit(zone[0]) || char.IsAsciiLetter(zone[^1]) != char.IsAsciiLetter(outward[zone.Length]);
    }

    private static bool Between(string code, string first, string last)
    {
        var (from, to, own) = (Numbered(first), Numbered(last), Numbered(Outward(code)));
        if (from is not { } least || to is not { } most || own is not { } number || least.Area != most.Area || number.Area != least.Area)
        {
            return false;
        }

        return (least.Area.Length > 0 || number.Digits == least.Digits) && number.Number >= least.Number && number.Number <= most.Number;
    }

    private static (string Area, long Number, int Digits)? Numbered(string code)
    {
        var letters = code.AsSpan().IndexOfAnyInRange('0', '9');
        if (letters < 0)
        {
            return null;
        }

        var end = letters;
        while (end < code.Length && char.IsAsciiDigit(code[end]))
        {
            end++;
        }

        return long.TryParse(code.AsSpan(letters, end - letters), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (code[..letters], number, end - letters) : null;
    }

    private static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
