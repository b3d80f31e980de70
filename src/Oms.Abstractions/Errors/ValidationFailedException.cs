namespace Oms;

/// <summary>A command whose content cannot be taken (<c>command.invalid</c>). All findings are reported together; nothing was stored.</summary>
public sealed class ValidationFailedException : OmsException
{
    /// <summary>Reports every finding.</summary>
    public ValidationFailedException(params IReadOnlyList<Finding> findings)
        : base("command.invalid", string.Join(" ", (findings ?? []).Select(f => $"{f.Field}: {f.Message}")))
        => Findings = findings ?? [];

    /// <summary>What is wrong, each with what to write instead.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}

/// <summary>One thing that is wrong with a command.</summary>
/// <param name="Code">Stable code, such as <c>line.quantity</c>.</param>
/// <param name="Field">Where, such as <c>Lines[2].Quantity</c>.</param>
/// <param name="Message">What is wrong and what to write instead.</param>
public sealed record Finding(string Code, string Field, string Message);
