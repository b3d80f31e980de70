using Microsoft.Extensions.Logging;
using NodaTime;
using Oms.Channels.Csv.Deciding;
using Oms.Channels.Csv.Inbox;
using Oms.Channels.Csv.Reading;

namespace Oms.Channels.Csv;

/// <summary>Takes a file through its stages: read, received into the inbox, decided. Each stage is stored, so that the next call goes on there.</summary>
internal sealed class CsvImporter : ICsvImporter, IDisposable
{
    private readonly CsvChannelOptions _options;
    private readonly CsvFileReader _reader;
    private readonly InboxBook _book;
    private readonly FileDecision _decision;
    private readonly IClock _clock;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _one = new(1, 1);

    public CsvImporter(ChannelCode channel, CsvChannelOptions options, IOms oms, IClock clock, TimeProvider time, ILogger<CsvImporter> logger)
    {
        var own = oms.For(options.Tenant).As(new Actor { Kind = "channel", Id = channel.Value });
        Channel = channel;
        _options = options;
        _reader = new CsvFileReader(options);
        _book = new InboxBook(own.Documents, channel, options);
        _decision = new FileDecision(new InvoiceImport(own, _book, options), new ReturnImport(own, _book), _book, options);
        _clock = clock;
        _time = time;
        _logger = logger;
    }

    public ChannelCode Channel { get; }

    public async Task<CsvImportReport> ImportAsync(string path, IProgress<CsvImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81_920, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (content.ConfigureAwait(false))
        {
            return await ImportAsync(content, Path.GetFileName(path), progress, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<CsvImportReport> ImportAsync(Stream content, string name, IProgress<CsvImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(name);
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var began = _time.GetTimestamp();
            var bytes = await _reader.BytesAsync(content, cancellationToken).ConfigureAwait(false);
            var (file, problem) = _reader.Read(name, bytes);
            var report = file is null
                ? Rejected(name, bytes is null ? "" : CsvFileReader.Hash(bytes), problem!)
                : await ReceiveAsync(file, progress, cancellationToken).ConfigureAwait(false);
            return Told(report with { FileName = name, Elapsed = Duration.FromTimeSpan(_time.GetElapsedTime(began)) });
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<IReadOnlyList<CsvImportReport>> ResumeAsync(IProgress<CsvImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var torn in await _book.FilesAsync(InboxFile.Receiving, cancellationToken).ConfigureAwait(false))
            {
                CsvLog.NotWhole(_logger, Channel.Value, torn.Name);
            }

            var reports = new List<CsvImportReport>();
            var files = await _book.FilesAsync(InboxFile.Received, cancellationToken).ConfigureAwait(false);
            foreach (var file in files.OrderBy(file => file.ReceivedAt).ThenBy(file => file.Hash, StringComparer.Ordinal))
            {
                var began = _time.GetTimestamp();
                if (_reader.FindHeader(file.Header, out var problem) is not { } header)
                {
                    reports.Add(Told(Rejected(file.Name, file.Hash, problem!)));
                    continue;
                }

                var rows = await StoredAsync(file, header, cancellationToken).ConfigureAwait(false);
                var report = await DecideAsync(file, rows, progress, cancellationToken).ConfigureAwait(false);
                reports.Add(Told(report with { Elapsed = Duration.FromTimeSpan(_time.GetElapsedTime(began)) }));
            }

            return reports;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<CsvInspection> InspectAsync(string path, CancellationToken cancellationToken = default)
    {
        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81_920, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (content.ConfigureAwait(false))
        {
            var (file, problem) = _reader.Read(Path.GetFileName(path), await _reader.BytesAsync(content, cancellationToken).ConfigureAwait(false));
            return file is null
                ? new CsvInspection { RejectedCode = problem!.Code }
                : new CsvInspection { Records = file.Records.Count, Goods = Goods(file) };
        }
    }

    public void Dispose() => _one.Dispose();

    private async ValueTask<CsvImportReport> ReceiveAsync(CsvFile content, IProgress<CsvImportProgress>? progress, CancellationToken cancellationToken)
    {
        var header = _reader.FindHeader(content.Header, out _)!;
        var file = await _book.FindFileAsync(content.Hash, cancellationToken).ConfigureAwait(false)
            ?? new InboxFile
            {
                Channel = Channel,
                Hash = content.Hash,
                Name = content.Name,
                Header = content.Header,
                Records = content.Records.Count,
                ReceivedAt = _clock.GetCurrentInstant(),
            };
        if (await _book.OtherChannelAsync(file, cancellationToken).ConfigureAwait(false) is { } other)
        {
            return Rejected(content.Name, content.Hash, new FileProblem("file.other_channel", $"This content was received before, through the channel '{other}': a record belongs to one channel."));
        }

        var isNew = file.Version == 0;
        file = isNew ? await _book.PutAsync(file, cancellationToken).ConfigureAwait(false) : file;
        if (file.State != InboxFile.Receiving)
        {
            return await DecideAsync(file, await StoredAsync(file, header, cancellationToken).ConfigureAwait(false), progress, cancellationToken).ConfigureAwait(false);
        }

        var reader = new RowReader(_options, header);
        List<InboxRow> rows = [.. content.Records.Select(record => InboxBook.Row(record, reader, _options))];
        var stored = isNew ? [] : await StoredAsync(file, header, cancellationToken).ConfigureAwait(false);
        await PutAsync(file, rows, stored, progress, cancellationToken).ConfigureAwait(false);
        file = await _book.PutAsync(file with { State = InboxFile.Received }, cancellationToken).ConfigureAwait(false);

        // What a torn earlier call had put may be decided by now; what this call put is known.
        rows = stored.Count == 0 ? [.. rows.Select(row => row with { Version = 1 })] : await StoredAsync(file, header, cancellationToken).ConfigureAwait(false);
        return await DecideAsync(file, rows, progress, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask PutAsync(InboxFile file, List<InboxRow> rows, List<InboxRow> stored, IProgress<CsvImportProgress>? progress, CancellationToken cancellationToken)
    {
        var known = stored.Select(row => row.Record).ToHashSet();
        var meter = new ProgressMeter(file.Name, "receiving", rows.Count, _time, progress, _logger);
        var done = known.Count;
        foreach (var batch in rows.Where(row => !known.Contains(row.Record)).Chunk(_options.BatchSize))
        {
            if (!await _book.ReceiveAsync(file, batch, cancellationToken).ConfigureAwait(false))
            {
                throw new ConflictException($"inbox file {file.Name}", 0, 1);
            }

            meter.At(done += batch.Length);
        }
    }

    private async ValueTask<CsvImportReport> DecideAsync(InboxFile file, List<InboxRow> rows, IProgress<CsvImportProgress>? progress, CancellationToken cancellationToken)
    {
        var meter = new ProgressMeter(file.Name, "deciding", rows.Count, _time, progress, _logger);
        var (decided, orders) = await _decision.RunAsync(file, rows, meter, cancellationToken).ConfigureAwait(false);
        if (file.State != InboxFile.Done)
        {
            await _book.PutAsync(file with { State = InboxFile.Done }, cancellationToken).ConfigureAwait(false);
        }

        return new CsvImportReport
        {
            Channel = Channel,
            FileName = file.Name,
            FileHash = file.Hash,
            Records = rows.Count,
            Imported = rows.Count(row => row.Outcome == InboxOutcomes.Imported),
            Adjusted = rows.Count(row => row.Outcome == InboxOutcomes.Adjusted),
            Matched = rows.Count(row => row.Outcome == InboxOutcomes.Matched),
            Parked = rows.Count(row => row.Outcome == InboxOutcomes.Parked),
            Refused = rows.Count(row => row.Outcome == InboxOutcomes.Refused),
            Decided = decided,
            Orders = orders,
            Attention = [.. rows.Where(row => row.Outcome is InboxOutcomes.Parked or InboxOutcomes.Refused).Select(row => row.Report())],
        };
    }

    private ValueTask<List<InboxRow>> StoredAsync(InboxFile file, CsvHeader header, CancellationToken cancellationToken) =>
        _book.RowsAsync(file, _reader.Splitter(header), new RowReader(_options, header), cancellationToken);

    private Dictionary<Sku, long> Goods(CsvFile file)
    {
        var reader = new RowReader(_options, _reader.FindHeader(file.Header, out _)!);
        return file.Records
            .Select(record => reader.Read(record).Row)
            .OfType<CsvRow>()
            .Where(row => RowRules.Judge(row, _options) == RowKind.Line)
            .GroupBy(row => new Sku(row.Sku))
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Quantity));
    }

    private CsvImportReport Rejected(string name, string hash, FileProblem problem) =>
        new() { Channel = Channel, FileName = name, FileHash = hash, RejectedCode = problem.Code, RejectedMessage = problem.Message };

    private CsvImportReport Told(CsvImportReport report)
    {
        if (report.RejectedCode is null)
        {
            CsvLog.Imported(_logger, Channel.Value, report.FileName, report.Elapsed.TotalSeconds, report.Records, report.Imported, report.Adjusted, report.Matched, report.Parked, report.Refused);
        }
        else
        {
            CsvLog.Rejected(_logger, Channel.Value, report.FileName, report.RejectedCode, report.RejectedMessage ?? "");
        }

        return report;
    }
}
