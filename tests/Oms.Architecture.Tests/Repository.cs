using System.Reflection;
using System.Xml.Linq;

namespace Oms.Architecture.Tests;

/// <summary>The working copy these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Source { get; } = Path.Combine(Root, "src");

    /// <summary>Debug or Release, as these tests were built.</summary>
    public static string Configuration { get; } =
        typeof(Repository).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string PackagePrefix { get; } =
        XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("OmsPackagePrefix").Single().Value;

    /// <summary>Files under src/ that a person wrote, as paths from the root.</summary>
    public static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "Migrations"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Oms.Sdk.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Oms.Sdk.sln is not above the tests' folder.");
    }
}
