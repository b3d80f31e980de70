namespace Oms.Engine;

/// <summary>Attribute keys that the SDK itself sets on orders.</summary>
internal static class ReservedAttributes
{
    /// <summary>Code of the location where the customer collects the order.</summary>
    public const string CollectAt = "oms.collect-at";
}
