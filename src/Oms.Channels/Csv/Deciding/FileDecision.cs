using Oms.Channels.Csv.Inbox;

namespace Oms.Channels.Csv.Deciding;

/// <summary>Decides a received file in file order: an invoice where its first row stands, each row of a return where it stands itself.</summary>
internal sealed class FileDecision(InvoiceImport invoices, ReturnImport returns, InboxBook book, CsvChannelOptions options)
{
    /// <summary>Decides what is pending; rows that are decided stay as they are.</summary>
    /// <param name="file">The file.</param>
    /// <param name="rows">All its rows in file order; replaced as they are decided.</param>
    /// <param name="progress">Told how many rows are decided.</param>
    /// <param name="cancellationToken">Stops between two invoices.</param>
    /// <returns>Rows decided and orders placed by this call.</returns>
    public async ValueTask<(int Decided, int Orders)> RunAsync(InboxFile file, List<InboxRow> rows, ProgressMeter progress, CancellationToken cancellationToken)
    {
        var byInvoice = Group(rows);
        var before = rows.Count(row => row.IsPending);
        var open = before;
        var orders = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (!rows[i].IsPending)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (rows[i].Row is not { } row)
            {
                // It could be read when it was received: the options have changed since.
                rows[i] = rows[i].Parked(InboxReasons.Unreadable, "It cannot be read with the channel's present options.");
                await book.DecideAsync(file, [rows[i]], cancellationToken).ConfigureAwait(false);
                open--;
            }
            else if (RowRules.IsReturn(row.Invoice, options))
            {
                rows[i] = await returns.RunAsync(file, rows[i], cancellationToken).ConfigureAwait(false);
                open--;
            }
            else
            {
                var (decided, placed) = await invoices.RunAsync(file, [.. byInvoice[rows[i].Invoice!].Select(at => rows[at])], cancellationToken).ConfigureAwait(false);
                foreach (var one in decided)
                {
                    open -= rows[one.Record - 1].IsPending ? 1 : 0;
                    rows[one.Record - 1] = one;
                }

                orders += placed ? 1 : 0;
            }

            progress.At(rows.Count - open);
        }

        return (before, orders);
    }

    // Rows of one number make one order, wherever in the file they stand.
    private static Dictionary<string, List<int>> Group(List<InboxRow> rows)
    {
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Invoice is { } invoice)
            {
                (groups.TryGetValue(invoice, out var group) ? group : groups[invoice] = []).Add(i);
            }
        }

        return groups;
    }
}
