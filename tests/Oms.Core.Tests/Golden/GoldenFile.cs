using System.Runtime.CompilerServices;

namespace Oms.Core.Tests.Golden;

/// <summary>An approved text beside its test. <c>OMS_APPROVE=1</c> writes what is instead of comparing; the change then shows in review.</summary>
internal static class GoldenFile
{
    public static string Root { get; } = FindRoot();

    private static bool Approving => Environment.GetEnvironmentVariable("OMS_APPROVE") == "1";

    /// <summary>A folder of approved files, as a path from the test's own folder.</summary>
    public static string Beside(string folder, [CallerFilePath] string test = "") =>
        Path.Combine(Root, "tests", "Oms.Core.Tests", Path.GetFileName(Path.GetDirectoryName(test)!), folder);

    public static void Check(string path, string actual)
    {
        var text = actual.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Approving)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Assert.True(File.Exists(path), $"{path} is missing: look at what the test makes, then run it with OMS_APPROVE=1.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), text);
    }

    /// <summary>Fails where a file lies there that no test wants any more.</summary>
    public static void CheckNothingElse(string folder, IEnumerable<string> wanted)
    {
        var left = Directory.GetFiles(folder).Select(Path.GetFileName).Except(wanted).Order(StringComparer.Ordinal).ToList();
        Assert.True(left.Count == 0, $"Approved files that nothing makes: {string.Join(", ", left)}.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Oms.Sdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests run inside a working copy.");
    }
}
