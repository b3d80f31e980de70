using System.Text.Json.Serialization;

namespace Oms.Rules;

/// <summary>A condition as a tree, for editors. The text is what is stored: <see cref="IRules.Print"/> makes it of a tree. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "node")]
[JsonDerivedType(typeof(NullExpression), "null")]
[JsonDerivedType(typeof(FlagExpression), "flag")]
[JsonDerivedType(typeof(NumberExpression), "number")]
[JsonDerivedType(typeof(TextExpression), "text")]
[JsonDerivedType(typeof(NameExpression), "name")]
[JsonDerivedType(typeof(FieldExpression), "field")]
[JsonDerivedType(typeof(ElementExpression), "element")]
[JsonDerivedType(typeof(CallExpression), "call")]
[JsonDerivedType(typeof(UnaryExpression), "unary")]
[JsonDerivedType(typeof(BinaryExpression), "binary")]
[JsonDerivedType(typeof(ConditionalExpression), "conditional")]
[JsonDerivedType(typeof(ListExpression), "list")]
[JsonDerivedType(typeof(MapExpression), "map")]
public abstract record RuleExpression
{
    private protected RuleExpression()
    {
    }

    /// <summary>Where it stands in the text it was read from, in characters from 0: its first one, for a binary operation the operator's.</summary>
    [JsonIgnore]
    public int At { get; init; }
}

/// <summary>The word <c>null</c>.</summary>
public sealed record NullExpression : RuleExpression;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">Which of them.</param>
public sealed record FlagExpression(bool Value) : RuleExpression;

/// <summary>A number.</summary>
/// <param name="Value">The number.</param>
public sealed record NumberExpression(decimal Value) : RuleExpression;

/// <summary>A text.</summary>
/// <param name="Value">What it says, without quotes and escapes.</param>
public sealed record TextExpression(string Value) : RuleExpression;

/// <summary>A name: a variable of a macro, or the first word of a fact.</summary>
/// <param name="Name">The name.</param>
public sealed record NameExpression(string Name) : RuleExpression;

/// <summary>A field, or the next word of a fact's name: <c>order.total</c>.</summary>
/// <param name="Of">What has it.</param>
/// <param name="Field">Its name.</param>
public sealed record FieldExpression(RuleExpression Of, string Field) : RuleExpression;

/// <summary>An element of a list by its place from 0, or of a map by its key: <c>list[0]</c>.</summary>
/// <param name="Of">The list or map.</param>
/// <param name="Key">Place or key.</param>
public sealed record ElementExpression(RuleExpression Of, RuleExpression Key) : RuleExpression;

/// <summary>A call of a function or macro.</summary>
/// <param name="On">What it is called on, as in <c>name.startsWith('x')</c>; null: nothing.</param>
/// <param name="Function">Its name.</param>
/// <param name="Arguments">What stands in the parentheses.</param>
public sealed record CallExpression(RuleExpression? On, string Function, IReadOnlyList<RuleExpression> Arguments) : RuleExpression;

/// <summary>An operation on one value.</summary>
/// <param name="Operator"><c>!</c> or <c>-</c>.</param>
/// <param name="Operand">The value.</param>
public sealed record UnaryExpression(string Operator, RuleExpression Operand) : RuleExpression;

/// <summary>An operation on two values.</summary>
/// <param name="Operator">One of <c>|| &amp;&amp; == != &lt; &lt;= &gt; &gt;= in + - * / %</c>.</param>
/// <param name="Left">The left one.</param>
/// <param name="Right">The right one.</param>
public sealed record BinaryExpression(string Operator, RuleExpression Left, RuleExpression Right) : RuleExpression;

/// <summary><c>condition ? then : else</c>.</summary>
/// <param name="If">The condition.</param>
/// <param name="Then">The value where it holds.</param>
/// <param name="Else">The value where it does not.</param>
public sealed record ConditionalExpression(RuleExpression If, RuleExpression Then, RuleExpression Else) : RuleExpression;

/// <summary>A list: <c>['GB', 'IE']</c>.</summary>
/// <param name="Items">Its elements.</param>
public sealed record ListExpression(IReadOnlyList<RuleExpression> Items) : RuleExpression;

/// <summary>A map: <c>{'GB': 1, 'IE': 2}</c>.</summary>
/// <param name="Entries">Its entries.</param>
public sealed record MapExpression(IReadOnlyList<MapEntry> Entries) : RuleExpression;

/// <summary>An entry of a map.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
public sealed record MapEntry(RuleExpression Key, RuleExpression Value);
