namespace Oms.Ids;

/// <summary>Order numbers: ten characters of Crockford's base 32, which has no I, L, O or U to be misread.</summary>
internal sealed class OrderNumbers(IRandomSource random)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public string Next()
    {
        Span<byte> bytes = stackalloc byte[10];
        random.Fill(bytes);
        Span<char> number = stackalloc char[10];
        for (var i = 0; i < number.Length; i++)
        {
            number[i] = Alphabet[bytes[i] & 31];
        }

        return new string(number);
    }
}
