namespace Oms;

/// <summary>Something that does not exist for this tenant (<c>order.not_found</c>, <c>item.not_found</c> …).</summary>
public sealed class NotFoundException : OmsException
{
    /// <summary>Says what was looked for.</summary>
    public NotFoundException(string kind, string id)
        : base($"{kind}.not_found", $"There is no {kind} '{id}' for this tenant.")
    {
        Kind = kind;
        Id = id;
    }

    /// <summary>Kind of thing: <c>order</c>.</summary>
    public string Kind { get; }

    /// <summary>The id that was asked for.</summary>
    public string Id { get; }
}
