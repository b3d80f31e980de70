using Oms.TestServers;

[assembly: AssemblyFixture(typeof(PostgresLifetime))]
