using System.Diagnostics;
using Oms.Channels.Csv;
using Oms.Outbox;
using Spectre.Console;

namespace Oms.Sample.Store.Showing;

/// <summary>A picture that stays in its place and is painted anew a few times a second, until the day is over or Ctrl+C ends it.</summary>
internal sealed class LiveDisplay : Display, IProgress<CsvImportProgress>
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(200);

    private readonly Happenings _happenings = new();
    private volatile Picture _picture = new();
    private volatile Stage? _import;
    private volatile bool _shown;
    private long _workSince;
    private long _doneBefore;

    public override IEventHandler? Listener => _happenings;

    public override IProgress<CsvImportProgress>? Import => this;

    protected override TableBorder Border => TableBorder.Rounded;

    public override void Say(string line)
    {
        if (_shown)
        {
            _happenings.Add(line);
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated($"[grey]{line}[/]");
        }
    }

    public void Report(CsvImportProgress value) =>
        _import = value.Done == value.Total && value.Stage == "deciding"
            ? null
            : new Stage($"{value.FileName}, {value.Stage}", value.Done, value.Total, value.PerSecond, value.Remaining.ToTimeSpan());

    public override async Task ShowAsync(Shop shop, Func<Task> day, CancellationToken cancellationToken)
    {
        _shown = true;
        try
        {
            await AnsiConsole.Live(Screen.Empty).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
            {
                using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var showing = Task.WhenAll(RepeatAsync(() => ReadAsync(shop, over.Token), over.Token), RepeatAsync(() => PaintAsync(live, shop), over.Token));
                try
                {
                    await day();
                }
                finally
                {
                    await over.CancelAsync();
                    await showing;
                }

                _picture = await Picture.ReadAsync(shop, cancellationToken);
                await PaintAsync(live, shop);
            });
        }
        finally
        {
            _shown = false;
        }
    }

    // Counting a large shop takes a while: it may cost a tenth of the time, not more. The first look is slow only because everything is cold.
    private async Task<TimeSpan> ReadAsync(Shop shop, CancellationToken cancellationToken)
    {
        var (begun, cold) = (Stopwatch.GetTimestamp(), _picture.Ordered == 0);
        try
        {
            _picture = await Picture.ReadAsync(shop, cancellationToken);
        }
        catch (OmsException)
        {
            // A picture is worth no error: the last one stays.
        }

        var pause = Stopwatch.GetElapsedTime(begun) * 9;
        return !cold && pause > Frame ? pause : Frame;
    }

    private Task<TimeSpan> PaintAsync(LiveDisplayContext live, Shop shop)
    {
        live.UpdateTarget(Screen.Of(shop.Time.GetUtcNow(), _import ?? Work(_picture), _picture, _happenings.Last));
        return Task.FromResult(Frame);
    }

    private Stage Work(Picture picture)
    {
        if (_workSince == 0)
        {
            (_workSince, _doneBefore) = (Stopwatch.GetTimestamp(), picture.Done);
        }

        var rate = (picture.Done - _doneBefore) / Math.Max(0.001, Stopwatch.GetElapsedTime(_workSince).TotalSeconds);
        TimeSpan? left = rate > 0 ? TimeSpan.FromSeconds((picture.Ordered - picture.Done) / rate) : null;
        return new Stage("units done", picture.Done, picture.Ordered, rate, left);
    }

    private static async Task RepeatAsync(Func<Task<TimeSpan>> step, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(await step(), cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
