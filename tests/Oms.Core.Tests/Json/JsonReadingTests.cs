using CsCheck;
using Oms.Definitions;
using Oms.Json.Reading;

namespace Oms.Core.Tests.Json;

public sealed class JsonReadingTests
{
    [Fact]
    public void Everything_knows_where_it_stands()
    {
        var mistakes = new MistakeList();
        var root = Assert.IsType<JsonMap>(JsonDocumentReader.Read("{\n  \"naïve\": [1.50, true],\n  \"b\": \"a\\u0041\\n!\"\n}", mistakes));
        Assert.False(mistakes.Any);
        var list = Assert.IsType<JsonList>(root.Fields[0].Value);
        Assert.Equal(new Spot(2, 12), list.Spot);
        Assert.Equal(new Spot(2, 19), list.Items[1].Spot);
        var text = Assert.IsType<JsonText>(root.Fields[1].Value);
        Assert.Equal("aA\n!", text.Value);
        Assert.Equal(new Spot(3, 9), text.SpotAt(0));
        Assert.Equal(new Spot(3, 10), text.SpotAt(1));
        Assert.Equal(new Spot(3, 16), text.SpotAt(2));
        Assert.Equal(new Spot(3, 18), text.SpotAt(3));
    }

    [Fact]
    public void All_mistakes_are_said_at_once_each_with_its_place()
    {
        var mistakes = Read("""
            {
              "name": 7,
              "nmae": "x",
              "kind": "bule",
              "kind": "blue",
              "many": 1.5,
              "wait": "-P1D"
            }
            """);
        Assert.Equal(
            ["2:11 definition.type", "3:3 definition.unknown_key", "4:11 definition.word", "5:3 json.twice", "6:11 definition.number", "7:11 definition.time"],
            mistakes.Select(mistake => FormattableString.Invariant($"{mistake.Line}:{mistake.Column} {mistake.Code}")));
        Assert.Contains("'name'", mistakes[1].Hint, StringComparison.Ordinal);
        Assert.Contains("'blue'", mistakes[2].Hint, StringComparison.Ordinal);
        Assert.All(mistakes, mistake => Assert.NotEmpty(mistake.Hint));
    }

    [Theory]
    [InlineData("{ \"a\": 1, }", 1, 11)]
    [InlineData("{\n  \"a\": tru }", 2, 11)]
    [InlineData("", 1, 1)]
    [InlineData("{} {}", 1, 4)]
    [InlineData("[1", 1, 3)]
    public void What_is_no_JSON_is_refused_at_its_place(string text, int line, int column)
    {
        var mistakes = new MistakeList();
        Assert.Null(JsonDocumentReader.Read(text, mistakes));
        var only = Assert.Single(mistakes.All);
        Assert.Equal(("json.invalid", line, column), (only.Code, only.Line, only.Column));
    }

    [Fact]
    public void What_is_too_long_too_deep_or_too_much_is_refused()
    {
        Assert.Equal("json.too_long", Refusal(new string(' ', JsonDocumentReader.MaxLength + 1)));
        Assert.Equal("json.invalid", Refusal(new string('[', 100_000)));
        Assert.Equal("json.too_many", Refusal($"[{string.Join(',', Enumerable.Repeat("1", JsonDocumentReader.MaxValues))}]"));
        Assert.Equal("json.number", Refusal("[1e400]"));
        Assert.Equal("json.invalid", Refusal("[\"\\ud800\"]"));
    }

    [Fact]
    public void Any_text_is_read_or_refused() => Gen.String[Gen.Char["{}[]\":,0123.eE-+truefalsn\\ \n\tua\u00e9\ud83d"], 0, 60].Sample(
        text =>
        {
            var mistakes = new MistakeList();
            var node = JsonDocumentReader.Read(text, mistakes);
            Assert.True(node is not null || mistakes.Any);
            Assert.All(mistakes.All, mistake => Assert.True(mistake is { Line: >= 1, Column: >= 1 }));
        },
        iter: 20_000);

    private static string Refusal(string text)
    {
        var mistakes = new MistakeList();
        JsonDocumentReader.Read(text, mistakes);
        return Assert.Single(mistakes.All).Code;
    }

    private static IReadOnlyList<Mistake> Read(string text)
    {
        var mistakes = new MistakeList();
        var fields = new Fields(JsonDocumentReader.Read(text, mistakes)!, "a thing", mistakes);
        _ = fields.Text("name");
        _ = fields.Word<Colour>("kind");
        _ = fields.Whole("many", 1, 9);
        _ = fields.Time("wait");
        fields.Done();
        return mistakes.All;
    }

    private enum Colour
    {
        Red,
        Blue,
    }
}
