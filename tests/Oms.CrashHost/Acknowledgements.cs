using System.Text;

namespace Oms.CrashHost;

/// <summary>A file with a line for each thing the engine said is done, flushed before anything else happens.</summary>
internal sealed class Acknowledgements(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);

    public void Write(char what, Guid id) => Write(what, id, "");

    /// <summary>Writes a line with more words: <c>what id words</c>.</summary>
    public void Write(char what, Guid id, FormattableString words) => Write(what, id, " " + FormattableString.Invariant(words));

    private void Write(char what, Guid id, string words)
    {
        lock (_gate)
        {
            _file.Write(Encoding.ASCII.GetBytes($"{what} {id:N}{words}\n"));
            _file.Flush(flushToDisk: false);
        }
    }

    public void Dispose() => _file.Dispose();
}
