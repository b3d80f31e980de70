using System.Globalization;

namespace Oms.Verification;

internal static class Text
{
    public static string Of(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
