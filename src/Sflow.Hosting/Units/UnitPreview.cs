using Sflow.Compilation;

namespace Sflow.Hosting.Units;

/// <summary>A compiled unit with its files.</summary>
/// <param name="Rows">The result of the workflow, or of each row.</param>
/// <param name="Diagnostics">Every diagnostic.</param>
/// <param name="Success">True when there was no error.</param>
internal sealed record UnitPreview(IReadOnlyList<CompileResult> Rows, IReadOnlyList<Diagnostic> Diagnostics, bool Success);
