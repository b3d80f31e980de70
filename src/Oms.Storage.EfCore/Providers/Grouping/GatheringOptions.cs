using System.ComponentModel;

namespace Oms.Storage.EfCore.Providers;

/// <summary>How concurrent callers are gathered into one run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record GatheringOptions
{
    /// <summary>Most members of one run.</summary>
    /// <value>64.</value>
    public int MaxMembers { get; init; } = 64;

    /// <summary>Most callers that wait in the queue; whoever comes then waits outside.</summary>
    /// <value>4,096.</value>
    public int Capacity { get; init; } = 4096;

    /// <summary>How long a caller waits for a place in the queue before <see cref="StoreErrors.Busy"/>.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan PatienceForPlace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one run may take, whatever its callers' tokens say.</summary>
    /// <value>30 seconds.</value>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long disposing waits for the queue to drain before it refuses what still waits.</summary>
    /// <value>10 seconds.</value>
    public TimeSpan PatienceForDrain { get; init; } = TimeSpan.FromSeconds(10);
}
