using System.Diagnostics;

namespace Oms.Architecture.Tests;

/// <summary>
/// A folder with every package: the one OMS_PACKAGES names, or else one of our own, packed from the build these tests
/// came with.
/// </summary>
public sealed class PackedFolder : IDisposable
{
    private readonly bool _own;
    private readonly string _path;

    /// <summary>Finds the folder, or packs.</summary>
    public PackedFolder()
    {
        if (Environment.GetEnvironmentVariable("OMS_PACKAGES") is { Length: > 0 } given)
        {
            _path = Path.GetFullPath(given, Repository.Root);
            return;
        }

        _own = true;
        _path = Directory.CreateTempSubdirectory("oms-packages-").FullName;
        try
        {
            Pack();
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The files that match a pattern.</summary>
    public string[] Files(string pattern) => Directory.GetFiles(_path, pattern);

    /// <summary>The one file of a package: the id, a version, the extension.</summary>
    public string File(string id, string extension) => Files($"{id}.*.{extension}")
        .SingleOrDefault(file => char.IsAsciiDigit(Path.GetFileName(file)[id.Length + 1]))
        ?? throw new FileNotFoundException($"There is no {id}.*.{extension} in {_path}.");

    /// <inheritdoc />
    public void Dispose()
    {
        if (_own)
            Directory.Delete(_path, recursive: true);
    }

    private void Pack()
    {
        string[] command =
        [
            "pack", Path.Combine(Repository.Root, "Oms.Sdk.sln"), "--no-build", "--configuration", Repository.Configuration, "--output", _path,
            "-maxcpucount:2", "-nodeReuse:false", "--verbosity", "quiet", "-nologo",
        ];
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", command)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // A test run inside the build tool hands its own settings down.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"dotnet {string.Join(' ', command)} failed:{Environment.NewLine}{output}{error.GetAwaiter().GetResult()}");
    }
}
