namespace Oms.Diagnostics;

/// <summary>Where each feature's log event ids begin; a hundred each. An id, once shipped, keeps its meaning.</summary>
internal static class EventIdRanges
{
    public const int Orders = 1000;
    public const int Inventory = 1100;
    public const int Sourcing = 1200;
    public const int Fulfilment = 1300;
    public const int Shipping = 1400;
    public const int Payments = 1500;
    public const int Channels = 1600;
    public const int Workflow = 1700;
    public const int Outbox = 1800;
    public const int Verification = 1900;
    public const int Storage = 2000;
}
