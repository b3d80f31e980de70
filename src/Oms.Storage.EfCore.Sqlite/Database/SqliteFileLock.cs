using System.Globalization;

namespace Oms.Storage.EfCore.Sqlite.Database;

/// <summary>One writing store a file: a lock beside the database that the kernel frees with the process.</summary>
internal sealed class SqliteFileLock : IDisposable
{
    private readonly FileStream _file;

    private SqliteFileLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="StoreException"><see cref="StoreErrors.InUse"/>: another store has it.</exception>
    public static SqliteFileLock Take(string database)
    {
        var path = database + ".oms-lock";
        FileStream? file = null;
        try
        {
            // Elsewhere than on Windows only "None" takes an exclusive lock; there a reader may look who has it.
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, OperatingSystem.IsWindows() ? FileShare.Read : FileShare.None);
            file.SetLength(0);
            using (var writer = new StreamWriter(file, leaveOpen: true))
            {
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"));
            }

            file.Flush();
            return new SqliteFileLock(file);
        }
        catch (IOException error) when (file is null && Directory.Exists(Path.GetDirectoryName(path)))
        {
            throw new StoreException(
                StoreErrors.InUse,
                $"'{database}' is written by another store ({Holder(path)}): one store a file. Stop it, or use PostgreSQL where several processes write.",
                error);
        }
    }

    public void Dispose() => _file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd() is { Length: > 0 } holder ? holder : "process unknown";
        }
        catch (IOException)
        {
            return "process unknown";
        }
    }
}
