using System.Globalization;
using System.Text.Json;
using Oms.Channels.Csv.Inbox;

namespace Oms.Channels.Csv.Folder;

/// <summary>The drop folder: which files stand still, and where they go afterwards. Nothing is ever deleted.</summary>
internal sealed class CsvFolder(CsvChannelOptions options, TimeProvider time)
{
    private readonly Dictionary<string, (Stamp Stamp, long Since)> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Stamp> _left = new(StringComparer.Ordinal);

    private string Root => Path.GetFullPath(options.Folder!);

    /// <summary>Makes the folders.</summary>
    public void Create()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Path.Combine(Root, options.DoneFolder));
        Directory.CreateDirectory(Path.Combine(Root, options.FailedFolder));
    }

    /// <summary>Files whose size and time of change have stood still long enough, by name.</summary>
    public IReadOnlyList<(string Path, Stamp Stamp)> Ready()
    {
        var now = time.GetTimestamp();
        var present = new HashSet<string>(StringComparer.Ordinal);
        var ready = new List<(string, Stamp)>();
        foreach (var info in new DirectoryInfo(Root).EnumerateFiles(options.Pattern, SearchOption.TopDirectoryOnly))
        {
            // A link may point anywhere; only files that were put here are taken.
            if (info.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                continue;
            }

            present.Add(info.FullName);
            var stamp = new Stamp(info.Length, info.LastWriteTimeUtc);
            if (!_seen.TryGetValue(info.FullName, out var seen) || seen.Stamp != stamp)
            {
                seen = (stamp, now);
                _seen[info.FullName] = seen;
            }

            if (time.GetElapsedTime(seen.Since, now) >= options.StableFor.ToTimeSpan() && !(_left.TryGetValue(info.FullName, out var left) && left == stamp))
            {
                ready.Add((info.FullName, stamp));
            }
        }

        foreach (var gone in _seen.Keys.Where(path => !present.Contains(path)).ToList())
        {
            _seen.Remove(gone);
            _left.Remove(gone);
        }

        return [.. ready.OrderBy(file => file.Item1, StringComparer.Ordinal)];
    }

    /// <summary>Whether a file is still what it was.</summary>
    public static bool IsUnchanged(string path, Stamp stamp)
    {
        var info = new FileInfo(path);
        return info.Exists && new Stamp(info.Length, info.LastWriteTimeUtc) == stamp;
    }

    /// <summary>Leaves a file where it is, and does not read it again before it changes.</summary>
    public void Leave(string path, Stamp stamp) => _left[path] = stamp;

    /// <summary>Writes the receipt, then moves the file beside it: a crash between the two repeats an import that imports nothing.</summary>
    public async Task FileAwayAsync(string path, CsvImportReport report, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Root, report.RejectedCode is null ? options.DoneFolder : options.FailedFolder);
        Directory.CreateDirectory(folder);
        var target = Free(folder, path, report.FileHash);
        await WriteReceiptAsync(target + ".receipt.json", report, cancellationToken).ConfigureAwait(false);
        File.Move(path, target);
    }

    private static string Free(string folder, string path, string hash)
    {
        var (name, extension) = (Path.GetFileNameWithoutExtension(path), Path.GetExtension(path));
        var target = Path.Combine(folder, name + extension);
        for (var i = 1; File.Exists(target); i++)
        {
            target = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{name}.{(hash.Length >= 8 ? hash[..8] : "file")}-{i}{extension}"));
        }

        return target;
    }

    private static async Task WriteReceiptAsync(string path, CsvImportReport report, CancellationToken cancellationToken)
    {
        var receipt = new ReceiptContent
        {
            File = report.FileName,
            Hash = report.FileHash,
            Rejected = report.RejectedCode,
            Message = report.RejectedMessage,
            Records = report.Records,
            Imported = report.Imported,
            Adjusted = report.Adjusted,
            Matched = report.Matched,
            Parked = report.Parked,
            Refused = report.Refused,
            Attention = report.Attention,
        };
        var temporary = path + ".part";
        await File.WriteAllBytesAsync(temporary, JsonSerializer.SerializeToUtf8Bytes(receipt, CsvJson.Default.ReceiptContent), cancellationToken).ConfigureAwait(false);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>How a file looked.</summary>
    internal readonly record struct Stamp(long Length, DateTime WrittenAt);
}
