using Oms.Scenarios;
using Oms.TestServers;

[assembly: AssemblyFixture(typeof(PostgresLifetime))]
[assembly: AssemblyFixture(typeof(ScenarioTemplates))]
