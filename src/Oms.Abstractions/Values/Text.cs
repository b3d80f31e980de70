namespace Oms;

/// <summary>Checks on text that comes from outside. A refusal names the field and what to write instead.</summary>
public static class Text
{
    /// <summary>Checks a code: not empty, at most <paramref name="max"/> characters, no blank at either end, no control characters.</summary>
    /// <param name="value">The text as received.</param>
    /// <param name="max">Most characters allowed.</param>
    /// <param name="code">Error code to throw with.</param>
    /// <param name="what">What the text is, for the message.</param>
    /// <returns><paramref name="value"/>, unchanged.</returns>
    /// <exception cref="OmsException">The text breaks one of the rules.</exception>
    public static string Code(string? value, int max, string code, string what)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new OmsException(code, $"A {what} must not be empty.");
        }

        Free(value, max, code, what);
        if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            throw new OmsException(code, $"The {what} '{value}' begins or ends with a blank: remove it.");
        }

        return value;
    }

    /// <summary>Checks free text: at most <paramref name="max"/> characters, no control characters but tab and line breaks.</summary>
    /// <param name="value">The text as received; null is allowed.</param>
    /// <param name="max">Most characters allowed.</param>
    /// <param name="code">Error code to throw with.</param>
    /// <param name="what">What the text is, for the message.</param>
    /// <returns><paramref name="value"/>, unchanged.</returns>
    /// <exception cref="OmsException">The text breaks one of the rules.</exception>
    public static string? Free(string? value, int max, string code, string what)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Length > max)
        {
            throw new OmsException(code, $"The {what} has {value.Length} characters; at most {max} are allowed.");
        }

        foreach (var c in value)
        {
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))
            {
                throw new OmsException(code, $"The {what} contains the control character U+{(int)c:X4}: remove it.");
            }
        }

        return value;
    }
}
