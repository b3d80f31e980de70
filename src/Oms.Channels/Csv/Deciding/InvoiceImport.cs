using Oms.Channels.Csv.Inbox;

namespace Oms.Channels.Csv.Deciding;

/// <summary>Decides one invoice: its order and what becomes of its rows are committed together, or neither is.</summary>
internal sealed class InvoiceImport(IOms oms, InboxBook book, CsvChannelOptions options)
{
    // A lost race means that somebody else imports the same file; they do not lose forever.
    private const int MaxTries = 5;

    /// <summary>Decides an invoice.</summary>
    /// <param name="file">The file.</param>
    /// <param name="invoice">Its rows in file order; those that are not pending were decided before.</param>
    /// <param name="cancellationToken">Stops before the commit.</param>
    /// <returns>The rows that were pending, as they are now, and whether an order was placed by this call.</returns>
    public async ValueTask<(IReadOnlyList<InboxRow> Rows, bool Placed)> RunAsync(InboxFile file, IReadOnlyList<InboxRow> invoice, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(file, invoice, cancellationToken).ConfigureAwait(false);
            }
            catch (OmsException lost) when (lost is ConflictException or ContendedStockException && tries < MaxTries)
            {
                invoice = await book.AgainAsync(file, invoice, cancellationToken).ConfigureAwait(false);
                if (!invoice.Any(row => row.IsPending))
                {
                    return (invoice, false);
                }
            }
        }
    }

    private async ValueTask<(IReadOnlyList<InboxRow> Rows, bool Placed)> TryAsync(InboxFile file, IReadOnlyList<InboxRow> invoice, CancellationToken cancellationToken)
    {
        var number = invoice[0].Invoice!;
        var plan = InvoicePlan.Of(file, [.. invoice.Where(row => row.IsPending || row.Row is null)], options);
        if (await oms.Orders.FindAsync(file.Channel, number, cancellationToken).ConfigureAwait(false) is { } order)
        {
            return (await ParkAsync(file, Pending(invoice), InboxReasons.OrderExists, Exists(number, order.Number), cancellationToken).ConfigureAwait(false), false);
        }

        if (plan.Order is null)
        {
            await book.DecideAsync(file, plan.Rows, cancellationToken).ConfigureAwait(false);
            return (plan.Rows, false);
        }

        try
        {
            var command = plan.Order with { Documents = [.. plan.Rows.Select(row => row.Change(file))] };
            var receipt = await oms.Orders.PlaceAsync(command, cancellationToken).ConfigureAwait(false);
            if (!receipt.Replayed && !receipt.ContentDiffers)
            {
                return (plan.Rows, true);
            }

            // Ours of an earlier call, whose answer was lost, has decided the rows with it; anybody else's has not.
            var again = await book.AgainAsync(file, Pending(invoice), cancellationToken).ConfigureAwait(false);
            return again.Exists(row => row.IsPending)
                ? (await ParkAsync(file, again, InboxReasons.OrderExists, Exists(number, receipt.Number), cancellationToken).ConfigureAwait(false), false)
                : (again, false);
        }
        catch (OmsException refused) when (refused is not ConflictException and not StoreException { Code: not StoreErrors.Rejected })
        {
            return (await ParkAsync(file, Pending(invoice), refused.Code, refused.Message, cancellationToken).ConfigureAwait(false), false);
        }
    }

    private async ValueTask<IReadOnlyList<InboxRow>> ParkAsync(InboxFile file, IEnumerable<InboxRow> rows, string reason, string message, CancellationToken cancellationToken)
    {
        List<InboxRow> parked = [.. rows.Where(row => row.IsPending).Select(row => row.Parked(reason, message))];
        await book.DecideAsync(file, parked, cancellationToken).ConfigureAwait(false);
        return parked;
    }

    private static List<InboxRow> Pending(IReadOnlyList<InboxRow> rows) => [.. rows.Where(row => row.IsPending)];

    private static string Exists(string invoice, string? number) => $"Invoice {invoice} of this channel is order {number} already, and it did not come from this file.";
}
