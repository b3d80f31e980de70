namespace Oms.Core.Tests.Values;

public sealed class TextTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a\u0000b")]
    [InlineData("a\u0085b")]
    [InlineData("abcdef")]
    public void A_code_that_is_none_is_refused(string? value) =>
        Assert.Equal("x.y", Assert.Throws<OmsException>(() => Text.Code(value, 5, "x.y", "thing")).Code);

    [Theory]
    [InlineData("a")]
    [InlineData("abcde")]
    [InlineData("a b")]
    [InlineData("é-ß")]
    public void A_code_is_taken_as_it_is(string value) => Assert.Equal(value, Text.Code(value, 5, "x.y", "thing"));

    [Fact]
    public void Free_text_may_be_missing_and_have_lines()
    {
        Assert.Null(Text.Free(null, 5, "x.y", "thing"));
        Assert.Equal("a\r\n\tb", Text.Free("a\r\n\tb", 5, "x.y", "thing"));
        Assert.Equal("x.y", Assert.Throws<OmsException>(() => Text.Free("abcdef", 5, "x.y", "thing")).Code);
        Assert.Equal("x.y", Assert.Throws<OmsException>(() => Text.Free("a\u001bb", 5, "x.y", "thing")).Code);
    }

    [Fact]
    public void Codes_compare_ordinally()
    {
        Assert.NotEqual(new Sku("ab1"), new Sku("AB1"));
        Assert.True(new LocationCode("B").CompareTo(new LocationCode("a")) < 0);
        Assert.Equal(Sku.MaxLength, new Sku(new string('s', Sku.MaxLength)).Value.Length);
        Assert.Equal("value.sku", Assert.Throws<OmsException>(() => new Sku(new string('s', Sku.MaxLength + 1))).Code);
        Assert.Equal("value.location", Assert.Throws<OmsException>(() => new LocationCode("")).Code);
        Assert.Equal("value.channel", Assert.Throws<OmsException>(() => new ChannelCode(" web")).Code);
    }
}
