using Oms.Verification;

namespace Oms.CrashHost;

/// <summary>Looks at the database once, beside whoever works on it, has what it finds corrected, twice, and looks again. Tells it line by line.</summary>
internal static class Audit
{
    private static readonly Actor Clerk = new() { Kind = "user", Id = "auditor" };

    public static async Task RunAsync(IOmsVerifier verifier)
    {
        var report = await LookAsync(verifier);
        foreach (var finding in report.Findings)
        {
            await TellAsync($"repair {await verifier.RepairAsync(finding, Clerk, "It was corrupted.")}");
            await TellAsync($"repair {await verifier.RepairAsync(finding, Clerk, "It was corrupted.")}");
        }

        if (report.Findings.Count > 0)
        {
            await LookAsync(verifier);
        }
    }

    private static async Task<VerificationReport> LookAsync(IOmsVerifier verifier)
    {
        var report = await verifier.VerifyAsync(TenantId.Default);
        foreach (var check in report.Checks)
        {
            foreach (var violation in check.Violations)
            {
                await TellAsync($"violated {check.Name}: {violation}");
            }
        }

        foreach (var finding in report.Findings)
        {
            await TellAsync($"finding {finding.Sku}@{finding.Location} {finding.Counter} {finding.Actual - finding.Expected} after {finding.Parting?.After} first {finding.Parting?.Movement?.No}");
        }

        if (report.Holds && report.Findings.Count == 0)
        {
            await TellAsync($"clean");
        }

        return report;
    }

    private static Task TellAsync(FormattableString line) => Console.Out.WriteLineAsync(FormattableString.Invariant(line));
}
