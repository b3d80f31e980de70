namespace Oms.Rules.Tests.Language;

/// <summary>What conditions come to.</summary>
public sealed class EvaluationTests
{
    [Theory]
    [InlineData("order.units > 2 && order.country == 'GB'")]
    [InlineData("order.units > 5 || order.total >= money('250.50 GBP')")]
    [InlineData("!(order.units > 5)")]
    [InlineData("order.country in ['IE', 'GB']")]
    [InlineData("'gift' in order.attributes && order.attributes.gift == 'yes'")]
    [InlineData("order.attributes['gift'].startsWith('y')")]
    [InlineData("order.lines.exists(l, l.sku == 'B' && l.quantity > 1)")]
    [InlineData("order.lines.all(l, l.quantity < 3)")]
    [InlineData("order.lines.exists_one(l, l.quantity == 1)")]
    [InlineData("order.lines.filter(l, l.quantity > 1).map(l, l.sku) == ['B']")]
    [InlineData("size(order.lines) == 2 && order.tags.size() == 2")]
    [InlineData("0.1 + 0.2 == 0.3")]
    [InlineData("order.units % 2 == 1 ? true : false")]
    [InlineData("order.placed_at + duration('1h') == timestamp('2026-11-26T10:00:00Z')")]
    [InlineData("order.placed_at.getHours('Europe/Berlin') == 10 && order.placed_at.getDayOfWeek() == 4")]
    [InlineData("order.age < duration('1h30m') + duration('1h')")]
    [InlineData("order.country.matches('^G[A-Z]$')")]
    [InlineData("order.total * 2 == money('501 GBP') && order.total / money('250.50 GBP') == 1")]
    [InlineData("has(order.country) && !has(order.tier) && !has(fraud.score)")]
    [InlineData("has(order.attributes.gift) && !has(order.attributes.wrap)")]
    [InlineData("order.weight / 1000 == 1.2")]
    [InlineData("amount(order.total) == 250.5 && currency(order.total) == 'GBP'")]
    [InlineData("distance_km(51.5, -0.1, 48.9, 2.4) > 300")]
    [InlineData("business_days(timestamp('2026-11-26T09:00:00Z'), timestamp('2026-12-01T09:00:00Z')) == 3")]
    [InlineData("postcode_in('E9 5AA', ['SW1', 'E1-E9']) && !postcode_in('EC1A 1BB', ['E', 'SW1']) && postcode_in('sw1a 1aa', ['SW1'])")]
    [InlineData("fraud.score > 80 || true")]
    public void Holds(string text)
    {
        Assert.Empty(Desk.Mistakes(text));
        Assert.Equal(FactValue.Of(true), Desk.Value(text));
    }

    [Theory]
    [InlineData("1 / (order.units - 3) > 1", "rule.divide_by_zero")]
    [InlineData("order.total > money('1 EUR')", "rule.currency")]
    [InlineData("order.total == money('1 EUR')", "rule.currency")]
    [InlineData("79228162514264337593543950335 + order.units > 1", "rule.overflow")]
    [InlineData("order.attributes.wrap == 'x'", "rule.no_such_key")]
    [InlineData("order.tags[5] == 'x'", "rule.no_such_key")]
    public void Has_no_value(string text, string code)
    {
        Assert.Empty(Desk.Mistakes(text));
        Assert.Equal(code, Desk.Value(text).AsError.Code);
    }

    [Theory]
    [InlineData("fraud.score > 80")]
    [InlineData("fraud.score > 80 && order.units > 2")]
    [InlineData("1 / (order.units - 3) > 1 || fraud.score > 80")]
    public void Is_not_known(string text) => Assert.Equal(FactKind.Unknown, Desk.Value(text).Kind);

    [Fact]
    public void Tells_which_clause_decided()
    {
        var answer = Desk.Rules.Evaluate("order.units > 2 && order.country == 'IE' && flag", Desk.Facts);
        Assert.Equal(["order.units > 2", "order.country == 'IE'"], answer.Clauses.Select(clause => clause.Text));
        Assert.Equal([false, true], answer.Clauses.Select(clause => clause.Decided));
        Assert.Equal(
            """
            false
              order.units > 2 [order.units = 3] is true
              order.country == 'IE' [order.country = 'GB'] is false, which decided
            """.ReplaceLineEndings("\n"),
            answer.InWords());
    }
}
