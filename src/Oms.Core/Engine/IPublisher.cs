namespace Oms.Engine;

/// <summary>Publishes definitions for the features that have a door of their own to it.</summary>
internal interface IPublisher
{
    /// <summary>Publishes a text that is known to be right; the command's expected version is that of the newest publication.</summary>
    /// <exception cref="ConflictException">Another version is the newest.</exception>
    ValueTask<CommandReceipt> PublishAsync(View view, Command command, string permission, NewVersion version, CancellationToken cancellationToken);

    /// <summary>Takes a definition out of force.</summary>
    /// <exception cref="NotFoundException">It was never published.</exception>
    ValueTask<CommandReceipt> WithdrawAsync(View view, Command command, string permission, string kind, string id, CancellationToken cancellationToken);
}

/// <summary>A text to be published.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Identity within its kind.</param>
/// <param name="Text">The document.</param>
internal sealed record NewVersion(string Kind, string Id, string Text);
