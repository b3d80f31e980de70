using Oms.Definitions;

namespace Oms.Publishing.Trials;

/// <summary>Tells how far long work is, now and then.</summary>
internal sealed class Meter(IProgress<DefinitionProgress>? progress, TimeProvider time, long? total)
{
    private const int Stride = 100;

    private readonly long _begun = time.GetTimestamp();

    public long Done { get; private set; }

    public void One()
    {
        if (++Done % Stride == 0 || Done == total)
        {
            Tell();
        }
    }

    public void Tell()
    {
        var seconds = time.GetElapsedTime(_begun).TotalSeconds;
        progress?.Report(new DefinitionProgress(Done, total, seconds > 0 ? Done / seconds : 0));
    }
}
