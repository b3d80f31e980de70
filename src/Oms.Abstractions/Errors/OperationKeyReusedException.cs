namespace Oms;

/// <summary>An operation key that was used before with other content (<c>operation.key_reused</c>). Nothing was done.</summary>
public sealed class OperationKeyReusedException : OmsException
{
    /// <summary>Names the key.</summary>
    public OperationKeyReusedException(string key)
        : base("operation.key_reused", $"The operation key '{key}' was used with other content: use a new key for a new command.")
        => Key = key;

    /// <summary>The key.</summary>
    public string Key { get; }
}
