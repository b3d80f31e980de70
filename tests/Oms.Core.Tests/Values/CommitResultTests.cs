using CsCheck;
using Oms.Core.Tests.Golden;
using Oms.Storage;

namespace Oms.Core.Tests.Values;

public sealed class CommitResultTests
{
    private static readonly Gen<CommitResult> Results = Gen.Select(
        Gen.String[Gen.Char['a', 'z'], 1, 10],
        Gen.Guid,
        Gen.OneOf(Gen.Const((string?)null), Gen.String["|%A25C7,é"].Where(text => text.Length > 0).Select(text => (string?)text)),
        Gen.Long[0, long.MaxValue],
        Gen.Guid.List[0, 4],
        (outcome, id, number, version, created) => new CommitResult { Outcome = outcome, Id = id, Number = number, Version = version, Created = created });

    [Fact]
    public void What_is_stored_is_read_back() =>
        Results.Sample(result => Portrait.Of(CommitResult.Decode(result.Encode())) == Portrait.Of(result));

    [Fact]
    public void The_stored_form_is_one_line_of_five_parts()
    {
        var result = new CommitResult { Outcome = "placed", Id = Sample.Id(1), Number = "A|B%", Version = 3, Created = [Sample.Id(2)] };
        Assert.Equal($"placed|{Sample.Id(1):N}|3|A%7CB%25|{Sample.Id(2):N}", result.Encode());
        Assert.Throws<FormatException>(() => CommitResult.Decode("placed|x"));
    }
}
