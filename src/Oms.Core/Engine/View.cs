using Oms.Storage;

namespace Oms.Engine;

/// <summary>For whom and on which store a command runs.</summary>
/// <param name="Tenant">Whose data.</param>
/// <param name="Actor">Who acts.</param>
/// <param name="Store">The store, or the host's transaction on it.</param>
/// <param name="Enlisted">Whether it is the host's transaction: then nothing is dispatched, and a conflict is decided again only once.</param>
internal sealed record View(TenantId Tenant, Actor Actor, IOmsStore Store, bool Enlisted)
{
    public string ActorText { get; } = Actor.ToString();
}
