using System.Reflection;
using System.Xml.Linq;

namespace Oms.Architecture.Tests;

/// <summary>The projects under src/, each of which is a package.</summary>
internal static class Shipped
{
    /// <summary>The package without code.</summary>
    public const string Meta = "Oms.Sdk";

    public static IReadOnlyList<string> Projects { get; } =
    [
        .. Directory.GetFiles(Repository.Source, "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The packages that hold an assembly.</summary>
    public static IReadOnlyList<string> WithCode { get; } = [.. Projects.Where(project => project != Meta)];

    public static TheoryData<string> All => [.. Projects];

    public static TheoryData<string> AllWithCode => [.. WithCode];

    public static Assembly Load(string project) => Assembly.Load(project);

    /// <summary>Every type a host can see.</summary>
    public static IEnumerable<Type> PublicTypes() => WithCode.SelectMany(project => Load(project).GetExportedTypes());

    /// <summary>What a project names in its project file, packages and projects; build-only packages are left out.</summary>
    public static IEnumerable<string> References(string project)
    {
        var file = XDocument.Load(Path.Combine(Repository.Source, project, project + ".csproj"));
        foreach (var reference in file.Descendants("PackageReference"))
        {
            string? privateAssets = (string?)reference.Attribute("PrivateAssets") ?? (string?)reference.Element("PrivateAssets");
            if (!string.Equals(privateAssets, "all", StringComparison.OrdinalIgnoreCase))
                yield return reference.Attribute("Include")!.Value;
        }

        foreach (var reference in file.Descendants("ProjectReference"))
            yield return Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'));
    }

    public static string CodeName(this Type type) => type.FullName ?? type.Name;
}
