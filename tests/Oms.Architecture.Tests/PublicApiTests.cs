using System.Runtime.CompilerServices;
using PublicApiGenerator;

namespace Oms.Architecture.Tests;

/// <summary>
/// The public API as text, approved in review. On a change the new text is written beside the approved one; run the
/// tests with OMS_APPROVE=1 to approve it.
/// </summary>
public sealed class PublicApiTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Oms.Architecture.Tests", "Approved");

    private static readonly ApiGeneratorOptions Options = new()
    {
        // By default types in Microsoft.* are left out, and with them our registration.
        DenyNamespacePrefixes = [],
        IncludeAssemblyAttributes = false,
        // Written by the compiler: what a method is made of, not what it promises.
        ExcludeAttributes = [typeof(AsyncStateMachineAttribute).FullName!, typeof(AsyncIteratorStateMachineAttribute).FullName!, typeof(IteratorStateMachineAttribute).FullName!, "Xunit.FactAttribute", "Xunit.TheoryAttribute"], // the last two carry the path of their source
    };

    public static TheoryData<string> PackagesWithCode => Shipped.AllWithCode;

    [Theory]
    [MemberData(nameof(PackagesWithCode))]
    public void The_public_api_is_the_approved_one(string project)
    {
        string approvedFile = Path.Combine(Folder, project + ".txt");
        string receivedFile = Path.Combine(Folder, project + ".received.txt");
        string received = Describe(project);
        string approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";

        if (received == approved)
        {
            File.Delete(receivedFile);
            return;
        }

        Directory.CreateDirectory(Folder);
        if (Environment.GetEnvironmentVariable("OMS_APPROVE") == "1")
        {
            File.WriteAllText(approvedFile, received);
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail($"The public API of {project} differs from what is approved. Compare {receivedFile} with {Path.GetFileName(approvedFile)}; "
            + $"to approve it, run: OMS_APPROVE=1 dotnet test --project tests/Oms.Architecture.Tests{Environment.NewLine}{FirstDifference(approved, received)}");
    }

    [Theory]
    [MemberData(nameof(PackagesWithCode))]
    public void Neither_Stateless_nor_Parlot_is_part_of_it(string project)
    {
        string api = Describe(project);
        Assert.DoesNotContain("Stateless.", api, StringComparison.Ordinal);
        Assert.DoesNotContain("Parlot.", api, StringComparison.Ordinal);
    }

    private static string Describe(string project) => Shipped.Load(project).GeneratePublicApi(Options).ReplaceLineEndings("\n").TrimEnd() + "\n";

    private static string FirstDifference(string approved, string received)
    {
        string[] before = approved.Split('\n');
        string[] after = received.Split('\n');
        int line = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1}, approved: {before.ElementAtOrDefault(line)?.Trim()}{Environment.NewLine}line {line + 1}, received: {after.ElementAtOrDefault(line)?.Trim()}";
    }
}
