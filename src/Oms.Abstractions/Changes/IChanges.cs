namespace Oms.Changes;

/// <summary>
/// Changes of orders that exist: the one way to add, remove, re-quantify and re-price lines, to replace the address, to change carriage, charges and
/// texts, to cancel a part and to take it back in. Actions gather in the order's open change, or are given at once. A preview runs the very
/// decision of a confirmation and keeps nothing; a confirmation carries all actions out in one commit, or none. What was picked, packed or
/// shipped is never touched. Thread-safe.
/// </summary>
public interface IChanges
{
    /// <summary>Adds actions to the order's open change, and opens one where there is none. Nothing else of the order changes.</summary>
    /// <exception cref="ValidationFailedException">An action has no sense for any order.</exception>
    /// <exception cref="TransitionRefusedException">The order's workflow allows no change in its state.</exception>
    ValueTask<CommandReceipt> AddAsync(AddToChange command, CancellationToken cancellationToken = default);

    /// <summary>Gives up the open change, and erases the address it would have used.</summary>
    /// <exception cref="OmsException"><c>change.not_open</c>.</exception>
    ValueTask<CommandReceipt> DropAsync(DropChange command, CancellationToken cancellationToken = default);

    /// <summary>What confirming now would come to: money, stock, where new units come from, promises, and what cannot be done and why. Nothing is stored or held.</summary>
    /// <exception cref="ValidationFailedException">An action has no sense for any order.</exception>
    /// <exception cref="OmsException"><c>change.not_open</c>: there is no open change, and no action was given.</exception>
    ValueTask<ChangePreview> PreviewAsync(PreviewChange request, CancellationToken cancellationToken = default);

    /// <summary>Carries a change out on the version it was previewed on.</summary>
    /// <exception cref="ChangeStaleException">The order has another version by now: preview again.</exception>
    /// <exception cref="ChangeRefusedException">An action cannot be done; every one that cannot is named, and none was done.</exception>
    /// <exception cref="OmsException"><c>change.not_open</c>, <c>change.awaiting_approval</c>.</exception>
    ValueTask<CommandReceipt> ConfirmAsync(ConfirmChange command, CancellationToken cancellationToken = default);
}
