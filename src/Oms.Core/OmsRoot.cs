using Oms.Engine;
using Oms.Storage;

namespace Oms;

/// <summary>Makes the root view and those of the pump and the timers.</summary>
internal sealed class OmsRoot(IOmsStore store, OmsParts parts) : IOmsRoot
{
    public IOms View(TenantId tenant, Actor actor) => new OmsView(new View(tenant, actor, store, Enlisted: false), parts);
}
