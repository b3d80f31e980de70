using Oms.Storage.Tests.PostgreSql;
using Oms.TestServers;

[assembly: AssemblyFixture(typeof(PostgresLifetime))]
[assembly: AssemblyFixture(typeof(EmptyDatabases))]
