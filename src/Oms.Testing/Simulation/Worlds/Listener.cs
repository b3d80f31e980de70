using Oms.Documents;
using Oms.Events;
using Oms.Outbox;
using Oms.Storage;

namespace Oms.Testing.Simulation.Worlds;

/// <summary>A host's handler that acts outside the store: it must hear every event of a stream at least once and in order.</summary>
internal sealed class Listener(World world, Node node) : IEventHandler
{
    public string Name => "simulation.listener";

    public async ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        await HandlerFaults.BeforeAsync(world, node).ConfigureAwait(false);
        world.Watch.Heard(context.Envelope);
        HandlerFaults.After(world);
        return null;
    }
}

/// <summary>A host's handler that counts a stream's events in a document of its own, committed with its position: exactly once.</summary>
internal sealed class Projection(World world, Node node) : IEventHandler
{
    public const string Kind = "simulation";

    public string Name => "simulation.projection";

    /// <summary>One stream in four: a commit for every event would be half of all commits.</summary>
    public static bool Counts(StreamId stream)
    {
        Span<byte> bytes = stackalloc byte[16];
        stream.Id.TryWriteBytes(bytes);
        return (bytes[15] & 3) == 0;
    }

    public async ValueTask<ChangeSet?> HandleAsync(EventContext context, CancellationToken cancellationToken)
    {
        var stream = context.Envelope.Stream;
        if (!Counts(stream))
        {
            return null;
        }

        await HandlerFaults.BeforeAsync(world, node).ConfigureAwait(false);
        var id = stream.Id.ToString("N");
        var before = await context.Oms.Documents.FindAsync(Kind, id, cancellationToken).ConfigureAwait(false);
        HandlerFaults.After(world);
        var count = before is null ? 1 : int.Parse(before.Json, System.Globalization.CultureInfo.InvariantCulture) + 1;
        var after = new Document { Kind = Kind, Id = id, Version = (before?.Version ?? 0) + 1, Json = count.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        return context.Begin("counted") with { Puts = [new PutDocument(before?.Version ?? 0, after)] };
    }
}

/// <summary>What hosts' handlers do wrong.</summary>
internal static class HandlerFaults
{
    public static async ValueTask BeforeAsync(World world, Node node)
    {
        if (world.Chance.PerMille(world.Faults.HandlerHang))
        {
            world.Coverage.Fault("handler-hangs");
            await world.Timeline.Wait(Timeline.Micros(World.HandlerTimeout) * 2, node).ConfigureAwait(false);
        }

        Fail(world);
    }

    public static void After(World world) => Fail(world);

    private static void Fail(World world)
    {
        if (world.Chance.PerMille(world.Faults.HandlerFailure / 2))
        {
            world.Coverage.Fault("handler-fails");
            throw new InvalidOperationException("The handler fails (simulated).");
        }
    }
}
