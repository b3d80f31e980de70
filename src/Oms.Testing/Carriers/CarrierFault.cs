namespace Oms.Testing.Carriers;

/// <summary>What a scripted carrier does with its next call instead of answering well.</summary>
public enum CarrierFault
{
    /// <summary>Nothing wrong: the call is done and answered.</summary>
    None = 0,

    /// <summary>Nothing is done, and the answer is unknown.</summary>
    TimeOutBeforeDoing = 1,

    /// <summary>It is done, and the answer is unknown all the same.</summary>
    TimeOutAfterDoing = 2,

    /// <summary>Too many calls; nothing is done.</summary>
    RateLimited = 3,

    /// <summary>Certainly not done, worth trying again.</summary>
    Transient = 4,

    /// <summary>The carrier refuses the content.</summary>
    Rejected = 5,

    /// <summary>The credentials are wrong.</summary>
    Unauthorised = 6,

    /// <summary>Nothing is done, and the adapter throws.</summary>
    Throws = 7,

    /// <summary>It is done, and the adapter throws all the same.</summary>
    ThrowsAfterDoing = 8,
}
