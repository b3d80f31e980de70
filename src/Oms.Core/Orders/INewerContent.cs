using Oms.Engine;

namespace Oms.Orders;

/// <summary>Brings an order to a newer version that its channel has of it. Placing needs it where an order comes again; what a change is, others know.</summary>
internal interface INewerContent
{
    /// <summary>Applies what differs. Where some of it is refused, all of it waits for a person, and the receipt says that the content differs.</summary>
    /// <param name="view">For whom.</param>
    /// <param name="command">The order as the channel has it now, with its version.</param>
    /// <param name="order">The order that exists.</param>
    /// <param name="hash">SHA-256 over the command, in hexadecimal.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<PlaceReceipt> ApplyAsync(View view, PlaceOrder command, OrderId order, string hash, CancellationToken cancellationToken);
}
