namespace Oms;

/// <summary>Code of a sales channel (<c>web</c>, <c>pos</c>, <c>amazon-uk</c>). Compared ordinally.</summary>
public readonly record struct ChannelCode
{
    /// <summary>Most characters a channel code may have.</summary>
    public const int MaxLength = 64;

    /// <summary>Takes a code as it is.</summary>
    /// <exception cref="OmsException"><c>value.channel</c>: empty, longer than <see cref="MaxLength"/>, blank at an end, or with control characters.</exception>
    public ChannelCode(string value) => Value = Text.Code(value, MaxLength, "value.channel", "channel code");

    /// <summary>The channel of orders that the host places itself.</summary>
    public static ChannelCode Direct { get; } = new("direct");

    /// <summary>The code.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
