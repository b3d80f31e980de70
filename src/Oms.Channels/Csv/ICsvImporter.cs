namespace Oms.Channels.Csv;

/// <summary>
/// Imports CSV files into one channel; got from the container by the channel's name
/// (<c>GetRequiredKeyedService&lt;ICsvImporter&gt;("pos")</c>). One file at a time; thread-safe.
/// </summary>
public interface ICsvImporter
{
    /// <summary>The channel.</summary>
    ChannelCode Channel { get; }

    /// <summary>Imports a file. Cut short by cancellation, an error or a crash, it is taken up where it stopped when the same content comes again.</summary>
    /// <param name="path">The file; it is neither moved nor changed.</param>
    /// <param name="progress">Told every few hundred records.</param>
    /// <param name="cancellationToken">Stops between two invoices; what was decided stays decided.</param>
    /// <returns>What became of every record; the same again where the content had been imported before.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="StoreException">The store could not answer; import the file again.</exception>
    Task<CsvImportReport> ImportAsync(string path, IProgress<CsvImportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Imports a stream as the file <paramref name="name"/>; see <see cref="ImportAsync(string, IProgress{CsvImportProgress}?, CancellationToken)"/>.</summary>
    Task<CsvImportReport> ImportAsync(Stream content, string name, IProgress<CsvImportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Takes up files that were received whole but not decided to the end, without needing the files themselves.</summary>
    /// <returns>A report a file.</returns>
    Task<IReadOnlyList<CsvImportReport>> ResumeAsync(IProgress<CsvImportProgress>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>Reads a file and says what it asks for, without storing or looking up anything.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<CsvInspection> InspectAsync(string path, CancellationToken cancellationToken = default);
}
