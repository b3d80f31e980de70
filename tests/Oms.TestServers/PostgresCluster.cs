using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Oms.TestServers;

/// <summary>
/// A throw-away PostgreSQL server in a folder of its own, with the durable settings PostgreSQL ships with: a commit it
/// confirmed survives <see cref="Crash"/>. Tests normally share one through <see cref="PostgresServer"/>; a test that
/// crashes the server starts its own.
/// </summary>
public sealed class PostgresCluster : IDisposable
{
    private const string Prefix = "oms-pg-";

    private readonly PostgresPrograms _programs;
    private readonly string _folder;
    private readonly string _password = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
    private readonly Lock _gate = new();
    private bool _running;
    private bool _disposed;

    private PostgresCluster(PostgresPrograms programs, string folder) => (_programs, _folder) = (programs, folder);

    /// <summary>The loopback port. It changes when the server starts again on a port that was taken meanwhile.</summary>
    public int Port { get; private set; }

    /// <summary>Connects to the maintenance database as the superuser, through the unix socket.</summary>
    public string ConnectionString => Connection(_folder);

    /// <summary>The same through loopback TCP, for a proxy or a process that cannot see the socket.</summary>
    public string TcpConnectionString => Connection("127.0.0.1");

    /// <summary>Creates a cluster and starts it: about two seconds. It is stopped and deleted at the latest when the process exits.</summary>
    public static PostgresCluster Start()
    {
        var programs = PostgresPrograms.Find(out string? missing) ?? throw new InvalidOperationException(missing);
        RemoveLeftovers(programs);

        // The system's own folder: TMPDIR may be closed to the user PostgreSQL runs as, and a socket's path must be short.
        string root = Directory.Exists("/tmp") ? "/tmp" : Path.GetTempPath();
        var folder = Directory.CreateDirectory(Path.Combine(root, Prefix + Convert.ToHexString(RandomNumberGenerator.GetBytes(5))));
        using (var self = Process.GetCurrentProcess())
            File.WriteAllText(Path.Combine(folder.FullName, "owner"), Describe(self));

        var cluster = new PostgresCluster(programs, folder.FullName);
        AppDomain.CurrentDomain.ProcessExit += cluster.OnProcessExit;
        try
        {
            cluster.Create();
            cluster.StartAgain();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Starts the server after <see cref="Crash"/> or <see cref="Stop"/>; it recovers what was committed.</summary>
    public void StartAgain()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            for (int attempt = 1; !_running; attempt++)
            {
                Port = attempt == 1 && Port != 0 ? Port : FreePort();
                string options = $"-p {Port.ToString(CultureInfo.InvariantCulture)} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} "
                    + "-c max_connections=200 -c shared_buffers=256MB";
                var (exitCode, output) = Control("start", "-w", "-t", "60", "-l", Path.Combine(_folder, "log"), "-o", options);
                _running = exitCode == 0;
                if (!_running && attempt == 3)
                    throw new InvalidOperationException($"PostgreSQL did not start:{Environment.NewLine}{output}{ReadLog()}");
            }
        }
    }

    /// <summary>Stops the server at once, as a crash would: nothing is flushed, connections break.</summary>
    public void Crash() => StopBy("immediate");

    /// <summary>Stops the server in good order; open connections are closed.</summary>
    public void Stop() => StopBy("fast");

    /// <summary>What the server wrote to its log.</summary>
    public string ReadLog()
    {
        string log = Path.Combine(_folder, "log");
        return File.Exists(log) ? File.ReadAllText(log) : "";
    }

    /// <summary>Stops the server and deletes its files.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;

            _disposed = true;
            AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
            Control("stop", "-m", "immediate");
            Remove(_folder);
        }
    }

    private void OnProcessExit(object? sender, EventArgs e) => Dispose();

    private void StopBy(string mode)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_running && Control("stop", "-w", "-m", mode) is { ExitCode: not 0, Output: var output })
                throw new InvalidOperationException($"PostgreSQL did not stop:{Environment.NewLine}{output}");

            _running = false;
        }
    }

    private void Create()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException();

        string passwordFile = Path.Combine(_folder, "password");
        File.WriteAllText(passwordFile, _password);
        File.SetUnixFileMode(passwordFile, UnixFileMode.UserRead);
        if (_programs.OtherUser is { } user)
            Shell.Run(_folder, "chown", user, _folder, passwordFile);

        // Others may pass through the folder to the socket; the data stays the server's.
        File.SetUnixFileMode(_folder, (UnixFileMode)Convert.ToInt32("755", 8));
        string locale = OperatingSystem.IsLinux() ? "C.UTF-8" : "C";
        Shell.Run(_folder, _programs.Command("initdb", "-D", Data(_folder), "-U", "postgres", "-A", "scram-sha-256", $"--pwfile={passwordFile}", "-E", "UTF8", $"--locale={locale}", "--no-sync"));
        File.Delete(passwordFile);
    }

    private (int ExitCode, string Output) Control(string verb, params string[] arguments) => Control(_programs, _folder, verb, arguments);

    private static (int ExitCode, string Output) Control(PostgresPrograms programs, string folder, string verb, params string[] arguments) =>
        Shell.TryRun(folder, programs.Command("pg_ctl", [verb, "-D", Data(folder), .. arguments]));

    private string Connection(string host) => new NpgsqlConnectionStringBuilder
    {
        Host = host,
        Port = Port,
        Username = "postgres",
        Password = _password,
        Database = "postgres",
        IncludeErrorDetail = true,
        // Many short-lived databases share the server's 200 connections.
        ConnectionIdleLifetime = 10,
        ConnectionPruningInterval = 5,
    }.ConnectionString;

    private static string Data(string folder) => Path.Combine(folder, "data");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Stops and deletes clusters whose process was killed.</summary>
    private static void RemoveLeftovers(PostgresPrograms programs)
    {
        if (!Directory.Exists("/tmp"))
            return;

        foreach (string folder in Directory.GetDirectories("/tmp", Prefix + "*"))
        {
            try
            {
                if (IsOwned(folder))
                    continue;

                Control(programs, folder, "stop", "-m", "immediate");
                Remove(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody else's, or being removed by another process.
            }
        }
    }

    private static bool IsOwned(string folder)
    {
        string owner = Path.Combine(folder, "owner");
        if (!File.Exists(owner))
            return DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) < TimeSpan.FromMinutes(10);

        string text = File.ReadAllText(owner);
        if (!int.TryParse(text.Split(' ')[0], CultureInfo.InvariantCulture, out int id))
            return false;

        try
        {
            using var process = Process.GetProcessById(id);
            return Describe(process) == text;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    // A process id alone may have been given to another process.
    private static string Describe(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Id} {process.StartTime.ToUniversalTime().Ticks / TimeSpan.TicksPerSecond}");

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start tries again.
        }
    }
}
