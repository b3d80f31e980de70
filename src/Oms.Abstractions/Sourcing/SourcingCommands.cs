using NodaTime;
using Oms.Inventory;

namespace Oms.Sourcing;

/// <summary>Publishes a policy's next version. <see cref="Command.ExpectedVersion"/> is the newest version that was seen; 0: there must be none yet.</summary>
public sealed record PublishSourcingPolicy : Command
{
    /// <summary>The policy; its version is ignored, publication counts.</summary>
    public required SourcingPolicy Policy { get; init; }
}

/// <summary>Takes a policy out of force.</summary>
public sealed record WithdrawSourcingPolicy : Command
{
    /// <summary>Its name.</summary>
    public required string Id { get; init; }
}

/// <summary>What would be chosen.</summary>
public sealed record PreviewSourcing
{
    /// <summary>What is wanted.</summary>
    public required IReadOnlyList<SourcingLine> Lines { get; init; }

    /// <summary>The channel, whose profile names the policy.</summary>
    /// <value><see cref="ChannelCode.Direct"/>.</value>
    public ChannelCode Channel { get; init; } = ChannelCode.Direct;

    /// <summary>The policy to use whatever the channel says and whatever applies; null: the one a command would use.</summary>
    public SourcingPolicy? Policy { get; init; }

    /// <summary>Destination country, two letters; null: not known.</summary>
    public string? Country { get; init; }

    /// <summary>Destination; null: the middle of <see cref="Country"/>.</summary>
    public GeoPoint? Destination { get; init; }

    /// <summary>When all of it is to have arrived; null: nothing is promised.</summary>
    public Instant? PromisedFor { get; init; }

    /// <summary>Locations that are not to be asked.</summary>
    public IReadOnlyList<LocationCode> Without { get; init; } = [];
}

/// <summary>Units wanted.</summary>
/// <param name="Sku">The SKU; a kit is sourced by its parts.</param>
/// <param name="Quantity">Units, positive.</param>
public readonly record struct SourcingLine(Sku Sku, long Quantity);
