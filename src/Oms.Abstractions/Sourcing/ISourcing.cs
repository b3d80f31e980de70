namespace Oms.Sourcing;

/// <summary>Policies that choose where units come from: published, tried without committing, explained, and replayed over what was. Thread-safe.</summary>
public interface ISourcing
{
    /// <summary>Publishes a policy's next version. It is in force everywhere within the time the engine remembers locations (<c>OmsOptions.LocationAge</c>); earlier decisions keep the version they were made by.</summary>
    /// <exception cref="ValidationFailedException">The policy contradicts itself; every mistake is listed.</exception>
    /// <exception cref="ConflictException"><see cref="Command.ExpectedVersion"/> is not its newest version any more.</exception>
    ValueTask<CommandReceipt> PublishAsync(PublishSourcingPolicy command, CancellationToken cancellationToken = default);

    /// <summary>Takes a policy out of force; its versions stay readable.</summary>
    /// <exception cref="NotFoundException">It was never published.</exception>
    ValueTask<CommandReceipt> WithdrawAsync(WithdrawSourcingPolicy command, CancellationToken cancellationToken = default);

    /// <summary>The policies in force, each in its newest version: published ones, then those that came with the code. Ordered by name.</summary>
    ValueTask<IReadOnlyList<SourcingPolicy>> PoliciesAsync(CancellationToken cancellationToken = default);

    /// <summary>A policy, in force or not; null: there is none.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="version">A version; null: the newest.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<SourcingPolicy?> FindPolicyAsync(string id, int? version = null, CancellationToken cancellationToken = default);

    /// <summary>Chooses as a command would, on the stock of this moment, and commits nothing. Where lines fall to several policies there are several decisions.</summary>
    ValueTask<IReadOnlyList<SourcingDecision>> PreviewAsync(PreviewSourcing request, CancellationToken cancellationToken = default);

    /// <summary>The decisions about an order or a reservation, oldest first.</summary>
    ValueTask<IReadOnlyList<SourcingDecision>> DecisionsAsync(Guid subject, CancellationToken cancellationToken = default);

    /// <summary>Runs policies over the orders and stock movements of a past period, in their order, and compares them. It reads history and changes nothing.</summary>
    /// <param name="request">Which period and policies.</param>
    /// <param name="progress">Told as it goes: count, rate, remaining.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    ValueTask<ReplayReport> ReplayAsync(ReplaySourcing request, IProgress<ReplayProgress>? progress = null, CancellationToken cancellationToken = default);
}
