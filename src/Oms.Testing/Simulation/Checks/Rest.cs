using Oms.Storage;
using Oms.Testing.Simulation.Worlds;

namespace Oms.Testing.Simulation.Checks;

/// <summary>After everything was healed and the longest lease and hold are over, nothing may be pending, leased or parked.</summary>
internal static class Rest
{
    private const int Page = 1000;

    public static void Check(World world)
    {
        foreach (var tenant in world.Shops.Select(shop => shop.Tenant))
        {
            foreach (var stream in world.PeekAll(cursor => new StoreQuery.Streams(tenant, OnlyTroubled: false, cursor, Page)))
            {
                Check(world, tenant, stream);
            }

            if (world.PeekAll(cursor => new StoreQuery.Work(tenant, WorkState.Pending, cursor, Page)).FirstOrDefault() is { } work)
            {
                world.Violate($"{work.Name} about {work.Subject} of tenant {tenant} is pending after {work.Attempts} attempts: {work.Note}");
            }

            if (world.PeekAll(cursor => new StoreQuery.OverdueReservations(tenant, world.Timeline.Instant, cursor, Page)).FirstOrDefault() is { } held)
            {
                world.Violate($"Reservation {held.Id} of tenant {tenant} ended at {held.ExpiresAt} and still holds units at {world.Timeline.Instant}.");
            }
        }
    }

    private static void Check(World world, TenantId tenant, StreamState stream)
    {
        if (stream.Position != stream.Last || stream.Handlers.Any(handler => handler.Parked || handler.Position < stream.Last))
        {
            world.Violate($"Stream {stream.Stream} of tenant {tenant} is at {stream.Position} of {stream.Last}, due {stream.Due}, with {string.Join(", ", stream.Handlers)}.");
        }

        if (Projection.Counts(stream.Stream))
        {
            var counted = world.Peek(new StoreRead.DocumentById(tenant, Projection.Kind, stream.Stream.Id.ToString("N")))?.Json;
            if (counted != stream.Last.ToString(System.Globalization.CultureInfo.InvariantCulture))
            {
                world.Violate($"Stream {stream.Stream} of tenant {tenant} has {stream.Last} events; the handler that commits counted {counted ?? "none"}.");
            }
        }
    }
}
