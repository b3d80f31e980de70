using Oms.Events;

namespace Oms.Orders;

/// <summary>
/// Orders: what can be done with one, from placing it to cancelling what has not left. What locations do with it is in
/// <see cref="Fulfilment.IFulfilment"/>, its parcels are in <see cref="Shipping.IShipping"/>, its money is in <see cref="Payments.IPayments"/>. Every
/// command is decided on a consistent read, committed as one change set and, where somebody else was faster, decided again a bounded
/// number of times. A command with a key is done once, however often it is sent. Thread-safe.
/// </summary>
public interface IOrders
{
    /// <summary>Places an order and, unless the profile says later, allocates its stock in the same commit.</summary>
    /// <exception cref="ValidationFailedException">The content cannot be taken; nothing was stored.</exception>
    /// <exception cref="InsufficientStockException">Units are not there and the policy is to refuse; judged on a fresh read.</exception>
    /// <exception cref="OperationKeyReusedException">The key was used with other content.</exception>
    /// <exception cref="OmsException"><c>order.number_taken</c>: the host's number belongs to another order.</exception>
    ValueTask<PlaceReceipt> PlaceAsync(PlaceOrder command, CancellationToken cancellationToken = default);

    /// <summary>Takes in an order that lived elsewhere, as far along as it is there.</summary>
    /// <exception cref="ValidationFailedException">Its state is not legal.</exception>
    ValueTask<PlaceReceipt> AdoptAsync(AdoptOrder command, CancellationToken cancellationToken = default);

    /// <summary>Confirms an order: it is binding now, and its units may be released to locations.</summary>
    /// <exception cref="TransitionRefusedException">A hold blocks it, or it is confirmed already.</exception>
    ValueTask<CommandReceipt> ConfirmAsync(ConfirmOrder command, CancellationToken cancellationToken = default);

    /// <summary>Allocates what is unallocated or backordered: units are promised from locations that a policy chooses. The outcome is <c>allocated</c>, <c>partly-allocated</c> or <c>nothing-allocated</c>.</summary>
    ValueTask<CommandReceipt> AllocateAsync(AllocateOrder command, CancellationToken cancellationToken = default);

    /// <summary>Places holds: reasons to wait, each blocking the commands it names.</summary>
    ValueTask<CommandReceipt> HoldAsync(HoldOrder command, CancellationToken cancellationToken = default);

    /// <summary>Releases holds; where that lets a postponed allocation happen, it happens in the same commit.</summary>
    ValueTask<CommandReceipt> ReleaseHoldsAsync(ReleaseHolds command, CancellationToken cancellationToken = default);

    /// <summary>Tells the order's workflow a word of the host's; where a way is open for it, the order takes that.</summary>
    /// <exception cref="TransitionRefusedException"><c>workflow.no_way</c>: none is.</exception>
    ValueTask<CommandReceipt> SignalAsync(SignalOrder command, CancellationToken cancellationToken = default);

    /// <summary>Lets an order follow another version of its workflow from a state on.</summary>
    /// <exception cref="OmsException"><c>workflow.strands</c>: it could not go on there. <c>workflow.moved</c>: it is not where it was said to be. <c>workflow.unknown</c>.</exception>
    ValueTask<CommandReceipt> MigrateAsync(MigrateOrder command, CancellationToken cancellationToken = default);

    /// <summary>Escalates a hold: a case is opened. The outcome is <c>escalated</c>, or <c>escalated-before</c>.</summary>
    /// <exception cref="TransitionRefusedException">It is not open.</exception>
    ValueTask<CommandReceipt> EscalateHoldAsync(EscalateHold command, CancellationToken cancellationToken = default);

    /// <summary>Gives or refuses an approval. When none is pending any more, the workflow goes on.</summary>
    /// <exception cref="NotFoundException">There is no such approval.</exception>
    /// <exception cref="OmsException"><c>approval.decided</c>: it is not pending. <c>approval.own</c>: who asked for it cannot give it. <c>command.forbidden</c>.</exception>
    ValueTask<CommandReceipt> DecideApprovalAsync(DecideApproval command, CancellationToken cancellationToken = default);

    /// <summary>Cancels units that have not been picked.</summary>
    /// <exception cref="TransitionRefusedException">More units than can still be cancelled.</exception>
    ValueTask<CommandReceipt> CancelAsync(CancelUnits command, CancellationToken cancellationToken = default);

    /// <summary>The order, or null.</summary>
    ValueTask<Order?> FindAsync(OrderId id, CancellationToken cancellationToken = default);

    /// <summary>The order that a channel knows by this id, or null.</summary>
    ValueTask<Order?> FindAsync(ChannelCode channel, string externalId, CancellationToken cancellationToken = default);

    /// <summary>Orders, a page at a time, by id: in the order they were taken.</summary>
    ValueTask<Page<Order>> QueryAsync(OrderQuery query, CancellationToken cancellationToken = default);

    /// <summary>The order's events from the first on: its history.</summary>
    ValueTask<IReadOnlyList<EventEnvelope>> HistoryAsync(OrderId id, CancellationToken cancellationToken = default);

    /// <summary>The stored decisions about an order (why this location …), oldest first.</summary>
    ValueTask<IReadOnlyList<DecisionRecord>> ExplainAsync(OrderId id, CancellationToken cancellationToken = default);

    /// <summary>The address behind <see cref="Order.ShipTo"/>, or null where there is none or it was erased.</summary>
    ValueTask<PostalAddress?> AddressAsync(OrderId id, CancellationToken cancellationToken = default);
}
