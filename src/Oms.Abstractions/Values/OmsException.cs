namespace Oms;

/// <summary>Base of all errors of the SDK. The <see cref="Code"/> is stable and has a section in <c>docs/errors.md</c>; the message is for people.</summary>
public class OmsException : Exception
{
    /// <summary>An error with its code.</summary>
    public OmsException(string code, string message, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        HelpLink = $"docs/errors.md#{code}";
    }

    /// <summary>Stable, dotted, lower case: <c>order.number_taken</c>.</summary>
    public string Code { get; }
}
