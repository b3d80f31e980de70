namespace Oms.Rules;

/// <summary>Why a condition, or a part of it, has no value. It is a value itself: evaluating throws nothing, and a row with an error does not fire.</summary>
/// <param name="Code">Stable code, such as <c>rule.divide_by_zero</c>.</param>
/// <param name="Message">What happened, for people.</param>
public sealed record RuleError(string Code, string Message);
