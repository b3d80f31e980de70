using NodaTime;

namespace Oms.Testing.Simulation;

/// <summary>
/// Which faults a world has, and how often. A uniform mix hides defects, so each seed draws its own (<see cref="Draw"/>), with many of them
/// at zero. Shares are per mille of what they befall.
/// </summary>
public sealed record SimulatedFaults
{
    /// <summary>No fault at all.</summary>
    public static SimulatedFaults None { get; } = new();

    /// <summary>Calls of the store that fail with <c>store.busy</c> before anything is applied.</summary>
    public int Busy { get; init; }

    /// <summary>Commits, claims and settlements that are applied and then answered with <c>store.unknown</c>.</summary>
    public int LostAnswer { get; init; }

    /// <summary>Commits that are applied, whose answer is lost, and that the store then sends again by itself.</summary>
    public int SentAgain { get; init; }

    /// <summary>Calls of the store that are answered only after a time longer than any lease.</summary>
    public int LateAnswer { get; init; }

    /// <summary>Steps of the store, in a million, at which the node is killed: before, between or after what is applied.</summary>
    public int CrashAtStep { get; init; }

    /// <summary>Steps of the store, in a million, at which the node stands still for longer than a lease.</summary>
    public int PauseAtStep { get; init; }

    /// <summary>Kills of a node at any moment, an hour of virtual time.</summary>
    public int CrashesPerHour { get; init; }

    /// <summary>Pauses of a node an hour of virtual time; some are longer than a lease.</summary>
    public int PausesPerHour { get; init; }

    /// <summary>Times an hour of virtual time when the store answers nobody, for up to two seconds.</summary>
    public int OutagesPerHour { get; init; }

    /// <summary>Calls of an event handler that fail, half of them after they had their effect.</summary>
    public int HandlerFailure { get; init; }

    /// <summary>Calls of an event handler that take longer than they may.</summary>
    public int HandlerHang { get; init; }

    /// <summary>Answers to a client that are lost on the way.</summary>
    public int LostResponse { get; init; }

    /// <summary>Clients who give up after an answer that is none, instead of trying again with the same key.</summary>
    public int GiveUp { get; init; }

    /// <summary>Answered commands that are sent again under the same key.</summary>
    public int Resend { get; init; }

    /// <summary>Answered commands whose key is used again with other content.</summary>
    public int OtherContent { get; init; }

    /// <summary>How far a node's clock may be off.</summary>
    public Duration Skew { get; init; }

    /// <summary>Longest ordinary delay of a step.</summary>
    /// <value>5 ms.</value>
    public Duration Delay { get; init; } = Duration.FromMilliseconds(5);

    /// <summary>Draws a mix: each fault is absent in about half of all worlds, else rare or frequent.</summary>
    public static SimulatedFaults Draw(Chance chance)
    {
        ArgumentNullException.ThrowIfNull(chance);
        return new SimulatedFaults
        {
            Busy = Share(4, 25),
            LostAnswer = Share(8, 40),
            SentAgain = Share(10, 60),
            LateAnswer = Share(1, 4),
            CrashAtStep = Share(100, 800),
            PauseAtStep = Share(200, 1500),
            CrashesPerHour = Share(200, 1500),
            PausesPerHour = Share(200, 800),
            OutagesPerHour = Share(100, 400),
            HandlerFailure = Share(20, 150),
            HandlerHang = Share(1, 5),
            LostResponse = Share(20, 100),
            GiveUp = Share(50, 400),
            Resend = Share(50, 200),
            OtherContent = Share(20, 100),
            Skew = Duration.FromMilliseconds(Share(1, 40)),
            Delay = Duration.FromMilliseconds(chance.Of<long>([1, 2, 5, 20])),
        };

        int Share(int rare, int frequent) => chance.Below(4) switch { 0 => rare, 1 => frequent, _ => 0 };
    }
}
