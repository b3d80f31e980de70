namespace Oms.Ids;

/// <summary>Makes identities: UUIDs of version 7, so that rows made one after the other lie beside each other. Thread-safe.</summary>
internal interface IIdGenerator
{
    Guid NewId();
}
