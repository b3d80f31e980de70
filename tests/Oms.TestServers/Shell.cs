using System.Diagnostics;

namespace Oms.TestServers;

/// <summary>Runs a program to its end.</summary>
internal static class Shell
{
    public static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    /// <summary>Runs a command and throws, with what it wrote, when it fails.</summary>
    public static void Run(string folder, params string[] command)
    {
        var (exitCode, output) = TryRun(folder, command);
        if (exitCode != 0)
            throw new InvalidOperationException($"{string.Join(' ', command)} failed with exit code {exitCode}:{Environment.NewLine}{output}");
    }

    public static (int ExitCode, string Output) TryRun(string folder, params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
