using System.Collections.Frozen;

namespace Oms.Channels;

/// <summary>How each channel's orders are treated. A channel nobody described gets the defaults; <c>direct</c> refuses on shortage.</summary>
internal sealed class ProfileCatalog
{
    private readonly FrozenDictionary<ChannelCode, ChannelProfile> _profiles;

    /// <exception cref="OmsException"><c>channel.twice</c>: two profiles of one code.</exception>
    public ProfileCatalog(IEnumerable<ChannelProfile> profiles)
    {
        var all = profiles.ToList();
        if (all.GroupBy(profile => profile.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new OmsException("channel.twice", $"The channel '{twice.Key}' has {twice.Count()} profiles: keep one.");
        }

        _profiles = all.ToFrozenDictionary(profile => profile.Code);
    }

    public IEnumerable<ChannelProfile> All => _profiles.Values;

    public ChannelProfile Of(ChannelCode code) => _profiles.TryGetValue(code, out var profile)
        ? profile
        : new ChannelProfile { Code = code, OnShortage = code == ChannelCode.Direct ? OnShortage.Refuse : OnShortage.Hold };
}
