using Microsoft.Extensions.Logging;
using Oms.Diagnostics;

namespace Oms.Verification;

internal static partial class VerificationLog
{
    private const int First = EventIdRanges.Verification;

    [LoggerMessage(First + 1, LogLevel.Information, "Verified tenant {Tenant} by {Checks} checks in {Duration}; {Broken} do not hold")]
    public static partial void Done(ILogger logger, TenantId tenant, int checks, int broken, TimeSpan duration);
}
