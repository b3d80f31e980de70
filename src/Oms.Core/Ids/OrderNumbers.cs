using NodaTime;

namespace Oms.Ids;

/// <summary>
/// Order numbers: ten characters of Crockford's base 32, which has no I, L, O or U to be misread. The first 26 bits are the second, the other 24
/// are chance: numbers given at one time lie side by side in the index that keeps them unique, and tell nobody how many orders there are. The
/// seconds begin anew every two years; a number that is taken is drawn again.
/// </summary>
internal sealed class OrderNumbers(IRandomSource random, IClock clock)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 10;
    private const int BitsOfChance = 24;
    private const long SecondsMask = (1L << 26) - 1;

    public string Next()
    {
        Span<byte> chance = stackalloc byte[BitsOfChance / 8];
        random.Fill(chance);
        var value = ((clock.GetCurrentInstant().ToUnixTimeSeconds() & SecondsMask) << BitsOfChance) | ((long)chance[0] << 16) | ((long)chance[1] << 8) | chance[2];
        Span<char> number = stackalloc char[Length];
        for (var i = Length - 1; i >= 0; i--)
        {
            number[i] = Alphabet[(int)(value & 31)];
            value >>= 5;
        }

        return new string(number);
    }
}
