using System.Collections.Generic;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Composition;

/// <summary>All modules as one document, in the order in which things were first said. Every node keeps the place where it was written.</summary>
/// <param name="Version">The language's version, always "0.1".</param>
/// <param name="Name">The workflow's name, never empty.</param>
/// <param name="Timeout">The workflow's timeout, or null; never a null scalar.</param>
/// <param name="Variables">The global variables.</param>
/// <param name="Artifacts">The artifacts.</param>
/// <param name="Backends">The backends.</param>
/// <param name="Operators">The operators.</param>
/// <param name="WorkflowVariables">The workflow's own variables.</param>
/// <param name="Tasks">The tasks, at least one, no two of one name.</param>
public sealed record ComposedWorkflow(
    Located<string> Version,
    Located<string> Name,
    ScalarSyntax? Timeout,
    IReadOnlyList<NamedEntry> Variables,
    IReadOnlyList<NamedEntry> Artifacts,
    IReadOnlyList<NamedEntry> Backends,
    IReadOnlyList<NamedEntry> Operators,
    IReadOnlyList<NamedEntry> WorkflowVariables,
    IReadOnlyList<NamedEntry> Tasks);
