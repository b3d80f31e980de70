using NodaTime;

namespace Oms;

/// <summary>What a call to an outside system came to. A closed set: failure is ordinary there, so it is a value and not an exception.</summary>
/// <typeparam name="T">What a success carries.</typeparam>
public abstract record Outcome<T>
{
    private protected Outcome()
    {
    }
}

/// <summary>Makes and names outcomes.</summary>
public static class Outcome
{
    /// <summary>It was done.</summary>
    /// <param name="Value">What came back.</param>
    /// <param name="Replay">True where the other side had done it before, under the same operation id.</param>
    public sealed record Ok<T>(T Value, bool Replay = false) : Outcome<T>;

    /// <summary>The other side refuses this content; sending it again changes nothing.</summary>
    /// <param name="Code">Stable code.</param>
    /// <param name="Message">What to change.</param>
    public sealed record Rejected<T>(string Code, string Message) : Outcome<T>;

    /// <summary>Credentials are missing or wrong; nothing was done.</summary>
    /// <param name="Message">What the other side said.</param>
    public sealed record Unauthorised<T>(string Message) : Outcome<T>;

    /// <summary>Too many calls; nothing was done.</summary>
    /// <param name="After">How long to wait.</param>
    public sealed record RateLimited<T>(Duration After) : Outcome<T>;

    /// <summary>Certainly not done, and worth trying again.</summary>
    /// <param name="Message">What happened.</param>
    public sealed record Transient<T>(string Message) : Outcome<T>;

    /// <summary>It may or may not have been done (a time-out after sending). Only evidence resolves it, never a timer.</summary>
    /// <param name="Hint">What is known, such as a request id.</param>
    public sealed record Unknown<T>(string Hint) : Outcome<T>;

    /// <summary>The adapter has no such call.</summary>
    public sealed record NotSupported<T> : Outcome<T>;
}
