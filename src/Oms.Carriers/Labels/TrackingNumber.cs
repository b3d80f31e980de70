using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Oms.Carriers.Labels;

/// <summary>Tracking numbers as a pure function of the operation id: asking twice gives the same number, on every machine and after every restart.</summary>
internal static class TrackingNumber
{
    /// <summary>Characters after the prefix: 16 of content and one to check them.</summary>
    public const int Length = 17;

    // Crockford's base 32: no I, L, O and U, so that a number read over the telephone stays itself.
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static readonly SearchValues<char> Allowed = SearchValues.Create(Digits);

    /// <summary>The number of an operation: 80 bits of a hash over carrier and operation, and a check digit.</summary>
    public static string Of(string prefix, string carrier, string operation)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{carrier}\n{operation}"), hash);
        Span<char> number = stackalloc char[Length];
        for (var i = 0; i < Length - 1; i++)
        {
            number[i] = Digits[hash[i] & 31];
        }

        number[^1] = Check(number[..^1]);
        return string.Concat(prefix, number);
    }

    /// <summary>Whether a number can be one of ours: prefix, length and check digit are right.</summary>
    public static bool IsValid(string prefix, string? number) =>
        number is not null
        && number.StartsWith(prefix, StringComparison.Ordinal)
        && number.Length == prefix.Length + Length
        && number.AsSpan(prefix.Length).IndexOfAnyExcept(Allowed) < 0
        && Check(number.AsSpan(prefix.Length, Length - 1)) == number[^1];

    // Luhn's way with 32 digits: finds every single wrong digit and nearly every two that changed places.
    private static char Check(ReadOnlySpan<char> content)
    {
        var sum = 0;
        for (var i = 0; i < content.Length; i++)
        {
            var value = Digits.IndexOf(content[^(i + 1)], StringComparison.Ordinal) * (i % 2 == 0 ? 2 : 1);
            sum += (value / 32) + (value % 32);
        }

        return Digits[(32 - (sum % 32)) % 32];
    }
}
