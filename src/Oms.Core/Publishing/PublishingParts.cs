using Microsoft.Extensions.Options;
using Oms.Definitions;
using Oms.Engine;
using Oms.Workflow;

namespace Oms.Publishing;

/// <summary>What the definition service is made of, whatever the view.</summary>
internal sealed record PublishingParts(
    CommandRunner Runner,
    DefinitionLibrary Library,
    Publisher Publisher,
    IEnumerable<IDefinitionTrial> Trials,
    Migration Migration,
    HistoryReader History,
    WorkflowCatalog Workflows,
    IOptions<OmsOptions> Options);
