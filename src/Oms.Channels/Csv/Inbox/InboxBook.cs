using System.Text.Json;
using Oms.Channels.Csv.Reading;
using Oms.Documents;

namespace Oms.Channels.Csv.Inbox;

/// <summary>The channel's part of the inbox: reads and writes files and their records as documents.</summary>
internal sealed class InboxBook(IDocuments documents, ChannelCode channel, CsvChannelOptions options)
{
    private const int PageSize = 1000;

    public async ValueTask<InboxFile?> FindFileAsync(string hash, CancellationToken cancellationToken) =>
        await documents.FindAsync(InboxFile.Kind, $"{channel}:{hash}", cancellationToken).ConfigureAwait(false) is { } found ? InboxFile.Of(channel, found) : null;

    /// <summary>Files of the channel in a state.</summary>
    public async ValueTask<IReadOnlyList<InboxFile>> FilesAsync(string state, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery { Kind = InboxFile.Kind, Index1 = channel.Value, Index2 = state, Size = PageSize };
        var found = await AllAsync(query, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(document => InboxFile.Of(channel, document))];
    }

    /// <summary>The channel that received this content before, if it was another one: a record's id is its file's hash and its number, whichever channel.</summary>
    public async ValueTask<string?> OtherChannelAsync(InboxFile file, CancellationToken cancellationToken)
    {
        var first = await documents.FindAsync(DocumentKinds.Inbox, file.RowId(1), cancellationToken).ConfigureAwait(false);
        return first is null || first.Index1 == file.Key ? null : first.Index1?[..^(file.Hash.Length + 1)];
    }

    /// <summary>Stores a file's state; somebody else who did so meanwhile is as good.</summary>
    public async ValueTask<InboxFile> PutAsync(InboxFile file, CancellationToken cancellationToken)
    {
        try
        {
            await documents.PutAsync(new PutDocuments { Documents = [file.Change()] }, cancellationToken).ConfigureAwait(false);
            return file with { Version = file.Version + 1 };
        }
        catch (ConflictException)
        {
            return await FindFileAsync(file.Hash, cancellationToken).ConfigureAwait(false) ?? throw new InvalidOperationException($"The inbox file {file.Key} vanished.");
        }
    }

    /// <summary>Puts new rows into the inbox in one commit.</summary>
    /// <returns>False where somebody else has put some of them meanwhile; then none was put.</returns>
    public async ValueTask<bool> ReceiveAsync(InboxFile file, IEnumerable<InboxRow> rows, CancellationToken cancellationToken)
    {
        try
        {
            await documents.PutAsync(new PutDocuments { Documents = [.. rows.Select(row => row.Change(file))] }, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (ConflictException)
        {
            return false;
        }
    }

    /// <summary>Stores decided rows over the versions they were read with, without touching an order.</summary>
    /// <exception cref="ConflictException">Somebody else has decided one of them.</exception>
    public async ValueTask DecideAsync(InboxFile file, IEnumerable<InboxRow> rows, CancellationToken cancellationToken) =>
        await documents.PutAsync(new PutDocuments { Documents = [.. rows.Select(row => row.Change(file))] }, cancellationToken).ConfigureAwait(false);

    /// <summary>Every record of a file that is in the inbox, in file order.</summary>
    public async ValueTask<List<InboxRow>> RowsAsync(InboxFile file, RecordSplitter splitter, RowReader reader, CancellationToken cancellationToken)
    {
        var found = await AllAsync(new DocumentQuery { Kind = DocumentKinds.Inbox, Index1 = file.Key, Size = PageSize }, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(document => Row(document, splitter, reader))];
    }

    /// <summary>These rows as they are stored now.</summary>
    public async ValueTask<List<InboxRow>> AgainAsync(InboxFile file, IReadOnlyList<InboxRow> rows, CancellationToken cancellationToken)
    {
        var again = new List<InboxRow>(rows.Count);
        foreach (var row in rows)
        {
            var document = await documents.FindAsync(DocumentKinds.Inbox, file.RowId(row.Record), cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"The inbox record {file.RowId(row.Record)} vanished.");
            again.Add(Decided(row, document));
        }

        return again;
    }

    /// <summary>Whether another file brought this return before, and it was matched.</summary>
    public async ValueTask<bool> MatchedElsewhereAsync(InboxFile file, string invoice, CancellationToken cancellationToken)
    {
        var query = new DocumentQuery { Kind = DocumentKinds.Inbox, Index2 = InboxRow.InvoiceKey(channel, invoice), Index3 = InboxOutcomes.Matched, Size = PageSize };
        var found = await AllAsync(query, cancellationToken).ConfigureAwait(false);
        return found.Exists(document => document.Index1 != file.Key);
    }

    /// <summary>Reads a record into a row: pending where it can be read, else parked.</summary>
    public static InboxRow Row(CsvRecord record, RowReader reader, CsvChannelOptions options)
    {
        var reading = reader.Read(record);
        var raw = record.Raw.Length <= options.MaxRecordLength ? record.Raw : record.Raw[..options.MaxRecordLength];
        var row = new InboxRow { Record = record.Number, Raw = raw, Invoice = reading.Invoice, Row = reading.Row };
        return reading.Problem is null ? row : row.Parked(InboxReasons.Unreadable, reading.Problem);
    }

    private InboxRow Row(Document document, RecordSplitter splitter, RowReader reader)
    {
        var content = JsonSerializer.Deserialize(document.Json, CsvJson.Default.InboxContent)!;
        return Decided(Row(splitter.One(content.Record, content.Text), reader, options), document);
    }

    private static InboxRow Decided(InboxRow row, Document document)
    {
        var content = JsonSerializer.Deserialize(document.Json, CsvJson.Default.InboxContent)!;
        return row with
        {
            Invoice = content.Invoice,
            Outcome = content.Outcome,
            Reason = content.Reason,
            Message = content.Message,
            Order = content.Order,
            Version = document.Version,
        };
    }

    private async ValueTask<List<Document>> AllAsync(DocumentQuery query, CancellationToken cancellationToken)
    {
        var all = new List<Document>();
        for (string? cursor = null; ;)
        {
            var page = await documents.QueryAsync(query with { Cursor = cursor }, cancellationToken).ConfigureAwait(false);
            all.AddRange(page.Items);
            cursor = page.Next;
            if (cursor is null)
            {
                return all;
            }
        }
    }
}
