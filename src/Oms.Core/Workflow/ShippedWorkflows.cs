using System.Globalization;
using Oms.Definitions;

namespace Oms.Workflow;

/// <summary>The workflows that come with the code, in every version that orders may have pinned. A version that was released never changes.</summary>
internal static class ShippedWorkflows
{
    private const string Folder = "Oms.Workflow.Shipped.";

    public static IReadOnlyList<DefinitionText> All { get; } =
    [
        .. typeof(ShippedWorkflows).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    // Named by id and version: default-2.json.
    private static DefinitionText Read(string name)
    {
        using var reader = new StreamReader(typeof(ShippedWorkflows).Assembly.GetManifestResourceStream(name)!);
        var file = name[Folder.Length..^".json".Length];
        return new DefinitionText(DefinitionKinds.Workflow, reader.ReadToEnd(), int.Parse(file.AsSpan(file.LastIndexOf('-') + 1), CultureInfo.InvariantCulture));
    }
}
