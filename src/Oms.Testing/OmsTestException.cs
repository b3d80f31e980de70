using Oms.Verification;

namespace Oms.Testing;

/// <summary>Something that a test host was to show does not hold.</summary>
public sealed class OmsTestException : Exception
{
    /// <summary>Says what.</summary>
    public OmsTestException(string message)
        : base(message)
    {
    }

    internal static OmsTestException Of(VerificationReport report) => new(
        "The stored data break their promises:" + Environment.NewLine
        + string.Join(Environment.NewLine, report.Checks.Where(check => !check.Holds).SelectMany(check => check.Violations, (check, violation) => $"{check.Name}: {violation}")));
}
