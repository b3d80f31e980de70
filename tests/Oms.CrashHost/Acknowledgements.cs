namespace Oms.CrashHost;

/// <summary>A file with a line for each thing the engine said is done, flushed before anything else happens.</summary>
internal sealed class Acknowledgements(string path) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file = new(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);

    public void Write(char what, Guid id)
    {
        lock (_gate)
        {
            _file.Write(System.Text.Encoding.ASCII.GetBytes($"{what} {id:N}\n"));
            _file.Flush(flushToDisk: false);
        }
    }

    public void Dispose() => _file.Dispose();
}
