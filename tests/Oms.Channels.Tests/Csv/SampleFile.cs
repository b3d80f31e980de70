namespace Oms.Channels.Tests.Csv;

/// <summary>The real order data that lies beside the repository; tests that need it are skipped where it does not.</summary>
internal static class SampleFile
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", "data", "online-retail-2010-12-01-to-03.csv");
            if (File.Exists(path))
            {
                return path;
            }
        }

        return "";
    }

    public static void Require() => Assert.SkipUnless(Path.Length > 0, "The sample data are not beside the repository.");
}
