using System.Globalization;
using System.Text.Json;
using Oms.Channels.Csv.Inbox;
using Oms.Channels.Csv.Reading;
using Oms.Documents;
using Oms.Orders;

namespace Oms.Channels.Csv.Deciding;

/// <summary>Decides one row of a cancellation or return from what is stored, so that an import that was cut short goes on right.</summary>
internal sealed class ReturnImport(IOms oms, InboxBook book)
{
    private const int MaxTries = 5;

    /// <summary>Decides a row: units are cancelled, asked back, or the row is parked.</summary>
    public async ValueTask<InboxRow> RunAsync(InboxFile file, InboxRow row, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await TryAsync(file, row, cancellationToken).ConfigureAwait(false);
            }
            catch (OmsException lost) when (lost is ConflictException or TransitionRefusedException && tries < MaxTries)
            {
                // The order has moved on, or somebody else has decided the row.
                row = (await book.AgainAsync(file, [row], cancellationToken).ConfigureAwait(false))[0];
                if (!row.IsPending)
                {
                    return row;
                }
            }
            catch (OmsException refused) when (refused is not ConflictException and not StoreException { Code: not StoreErrors.Rejected })
            {
                return await StoreAsync(file, row.Parked(refused.Code, refused.Message), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask<InboxRow> TryAsync(InboxFile file, InboxRow row, CancellationToken cancellationToken)
    {
        var content = row.Row!;
        if (await book.MatchedElsewhereAsync(file, content.Invoice, cancellationToken).ConfigureAwait(false))
        {
            return await StoreAsync(file, row.Parked(InboxReasons.OrderExists, $"Return {content.Invoice} was imported before, from another file."), cancellationToken).ConfigureAwait(false);
        }

        return await MatchAsync(file.Channel, content, cancellationToken).ConfigureAwait(false) is { } match
            ? await TakeAsync(file, row, match, cancellationToken).ConfigureAwait(false)
            : await StoreAsync(file, row.Parked(InboxReasons.OriginUnknown, "No earlier order of this customer has so many units of this SKU left."), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ReturnMatch?> MatchAsync(ChannelCode channel, CsvRow row, CancellationToken cancellationToken)
    {
        if (row.Customer is null || row.Quantity >= 0)
        {
            return null;
        }

        var orders = new List<Order>();
        for (string? cursor = null; ;)
        {
            var page = await oms.Orders.QueryAsync(new OrderQuery { Channel = channel, CustomerId = row.Customer, Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            orders.AddRange(page.Items);
            cursor = page.Next;
            if (cursor is null)
            {
                break;
            }
        }

        foreach (var order in ReturnMatch.Candidates(row, orders))
        {
            if (ReturnMatch.Of(row, order, await RequestedAsync(order, cancellationToken).ConfigureAwait(false)) is { } match)
            {
                return match;
            }
        }

        return null;
    }

    private async ValueTask<Dictionary<int, long>> RequestedAsync(Order order, CancellationToken cancellationToken)
    {
        var requested = new Dictionary<int, long>();
        for (string? cursor = null; ;)
        {
            var query = new DocumentQuery { Kind = DocumentKinds.ReturnRequest, Index1 = order.Id.ToString(), Cursor = cursor, Size = 1000 };
            var page = await oms.Documents.QueryAsync(query, cancellationToken).ConfigureAwait(false);
            foreach (var line in page.Items.SelectMany(document => JsonSerializer.Deserialize(document.Json, CsvJson.Default.ReturnRequestContent)!.Lines))
            {
                requested[line.LineNo] = requested.GetValueOrDefault(line.LineNo) + line.Quantity;
            }

            cursor = page.Next;
            if (cursor is null)
            {
                return requested;
            }
        }
    }

    private async ValueTask<InboxRow> TakeAsync(InboxFile file, InboxRow row, ReturnMatch match, CancellationToken cancellationToken)
    {
        var matched = row with { Outcome = InboxOutcomes.Matched, Order = match.Order.Id.Value };
        List<DocumentChange> documents = [matched.Change(file)];
        if (match.Request.Count > 0)
        {
            documents.Add(Request(file, row, match));
        }

        var key = file.Operation(row.Record.ToString("D9", CultureInfo.InvariantCulture));
        if (match.Cancel.Count == 0)
        {
            await oms.Documents.PutAsync(new PutDocuments { Documents = documents }, cancellationToken).ConfigureAwait(false);
            return matched with { Version = row.Version + 1 };
        }

        // The match was read at this version: what has changed since is matched anew.
        var receipt = await oms.Orders.CancelAsync(
            new CancelUnits
            {
                Key = key,
                Order = match.Order.Id,
                ExpectedVersion = match.Order.Version,
                Lines = match.Cancel,
                Reason = $"Return {row.Invoice}",
                Documents = documents,
            },
            cancellationToken).ConfigureAwait(false);
        return receipt.Replayed
            ? (await book.AgainAsync(file, [row], cancellationToken).ConfigureAwait(false))[0]
            : matched with { Version = row.Version + 1 };
    }

    private static DocumentChange Request(InboxFile file, InboxRow row, ReturnMatch match) => new()
    {
        ExpectedVersion = 0,
        Document = new Document
        {
            Kind = DocumentKinds.ReturnRequest,
            Id = file.RowId(row.Record),
            Index1 = match.Order.Id.ToString(),
            Index2 = InboxRow.InvoiceKey(file.Channel, row.Invoice!),
            Index3 = "requested",
            Json = JsonSerializer.Serialize(
                new ReturnRequestContent
                {
                    Order = match.Order.Id.Value,
                    Channel = file.Channel.Value,
                    Reference = row.Invoice!,
                    Sku = row.Row!.Sku,
                    Lines = [.. match.Request.Select(units => new ReturnRequestLine(units.LineNo, units.Quantity))],
                },
                CsvJson.Default.ReturnRequestContent),
        },
    };

    private async ValueTask<InboxRow> StoreAsync(InboxFile file, InboxRow row, CancellationToken cancellationToken)
    {
        await book.DecideAsync(file, [row], cancellationToken).ConfigureAwait(false);
        return row with { Version = row.Version + 1 };
    }
}
