namespace Oms.TestServers;

/// <summary>Where PostgreSQL's programs are, and as whom they run.</summary>
public sealed class PostgresPrograms
{
    /// <summary>What to type where PostgreSQL is missing.</summary>
    public const string InstallLine = "apt-get install -y postgresql";

    private static readonly string[] Needed = ["initdb", "pg_ctl", "postgres"];

    private readonly string _folder;
    private readonly string? _user;

    private PostgresPrograms(string folder, string? user) => (_folder, _user) = (folder, user);

    /// <summary>The user who owns a cluster's files, when it is not the user of this process: PostgreSQL refuses to run as root.</summary>
    public string? OtherUser => _user;

    /// <summary>Looks in PATH and in Debian's folders. Returns null, and why, when something is missing.</summary>
    public static PostgresPrograms? Find(out string? missing)
    {
        missing = null;
        if (OperatingSystem.IsWindows())
        {
            missing = $"On Windows, set {PostgresServer.ConnectionStringVariable} to the connection string of a PostgreSQL server.";
            return null;
        }

        if (Folders().FirstOrDefault(HoldsAll) is not { } folder)
        {
            missing = $"PostgreSQL is missing ({string.Join(", ", Needed)}). Install it with: {InstallLine}";
            return null;
        }

        if (!Environment.IsPrivilegedProcess)
            return new PostgresPrograms(folder, null);

        if (UserToRunAs() is not { } user || SwitchUser(user) is null)
        {
            missing = "PostgreSQL does not run as root, and there is no user postgres or nobody to switch to by runuser, setpriv or su. "
                + $"Run the tests as another user, or install it with: {InstallLine}";
            return null;
        }

        return new PostgresPrograms(folder, user);
    }

    /// <summary>The command that starts one of the programs as the right user.</summary>
    public string[] Command(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(_folder, program), .. arguments];
        return _user is null ? command : SwitchUser(_user)!([.. command]);
    }

    private static IEnumerable<string> Folders()
    {
        foreach (string folder in PathFolders())
            yield return folder;

        const string Debian = "/usr/lib/postgresql";
        if (!Directory.Exists(Debian))
            yield break;

        foreach (string version in Directory.GetDirectories(Debian).OrderByDescending(VersionOf))
            yield return Path.Combine(version, "bin");
    }

    private static string[] PathFolders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);

    private static double VersionOf(string folder) =>
        double.TryParse(Path.GetFileName(folder), System.Globalization.CultureInfo.InvariantCulture, out double version) ? version : 0;

    private static bool HoldsAll(string folder) => Array.TrueForAll(Needed, program => Exists(Path.Combine(folder, program)));

    // A link whose target was removed still exists for File.Exists.
    private static bool Exists(string path) => File.Exists(path) && (File.ResolveLinkTarget(path, returnFinalTarget: true)?.Exists ?? true);

    private static string? UserToRunAs()
    {
        if (!File.Exists("/etc/passwd"))
            return null;

        var names = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return names.Contains("postgres") ? "postgres" : names.Contains("nobody") ? "nobody" : null;
    }

    private static Func<string[], string[]>? SwitchUser(string user)
    {
        string[] folders = [.. PathFolders(), "/usr/sbin", "/sbin", "/usr/bin", "/bin"];
        string? Where(string program) => folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

        if (Where("runuser") is { } runuser)
            return command => [runuser, "-u", user, "--", .. command];
        if (Where("setpriv") is { } setpriv)
            return command => [setpriv, $"--reuid={user}", $"--regid={user}", "--init-groups", .. command];
        if (Where("su") is { } su)
            return command => [su, "-s", "/bin/sh", user, "-c", string.Join(' ', command.Select(Shell.Quote))];

        return null;
    }
}
