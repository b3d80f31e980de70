using Parlot;
using Parlot.Fluent;

namespace Oms.Rules.Syntax;

/// <summary>One reading of one text: remembers the furthest place where something else was expected, because that is where the author went wrong.</summary>
internal sealed class TextReading(string text, RuleLimits limits) : ParseContext(new Scanner(text), limits.Nesting + 1, disableLoopDetection: true)
{
    private readonly List<string> _expected = [];

    /// <summary>Offset of the furthest miss.</summary>
    public int Furthest { get; private set; }

    /// <summary>What could have stood there.</summary>
    public IReadOnlyList<string> Expected => _expected;

    /// <summary>Steps over blanks and comments.</summary>
    /// <returns>The offset of what follows.</returns>
    public int Blanks()
    {
        var cursor = Scanner.Cursor;
        while (!cursor.Eof && (cursor.Current is ' ' or '\t' or '\r' or '\n' or '\f' || IsComment(cursor)))
        {
            if (cursor.Current == '/')
            {
                while (!cursor.Eof && cursor.Current != '\n')
                {
                    cursor.Advance();
                }
            }
            else
            {
                cursor.Advance();
            }
        }

        return cursor.Offset;
    }

    public bool Missed(int at, string expected)
    {
        if (at > Furthest)
        {
            Furthest = at;
            _expected.Clear();
        }

        if (at == Furthest && !_expected.Contains(expected))
        {
            _expected.Add(expected);
        }

        return false;
    }

    /// <summary>Refuses the text: nothing else could be read from here.</summary>
    public static Refusal Refuse(Cursor cursor, string message) => new(message, cursor.Position);

    private static bool IsComment(Cursor cursor) => cursor.Current == '/' && cursor.PeekNext() == '/';
}

/// <summary>A text was refused by us; any other exception of reading is that it nests too deeply.</summary>
internal sealed class Refusal(string message, TextPosition position) : ParseException(message, position);
