namespace Oms.Engine;

/// <summary>Gives the services for a tenant and an actor, to parts that begin work by themselves: the pump, timers.</summary>
internal interface IOmsRoot
{
    IOms View(TenantId tenant, Actor actor);
}
