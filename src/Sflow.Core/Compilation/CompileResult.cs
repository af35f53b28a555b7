using Sflow.Generation;

namespace Sflow.Compilation;

/// <summary>The result of compiling one unit.</summary>
/// <param name="Name">The unit's name.</param>
/// <param name="Files">The files to write. The list is empty after an error, or when a store took the files.</param>
/// <param name="Summary">The plan for people, in several lines. It is empty unless the request asks for the plan.</param>
/// <param name="Diagnostics">Every diagnostic, in the order of the stages.</param>
public sealed record CompileResult(string Name, IReadOnlyList<GeneratedFile> Files, string Summary, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The paths of the unit's modules.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>
    /// The distinct scripts that bash will run. The list is empty unless the request asks for <see
    /// cref="CompileOutputs.Checks"/>.
    /// </summary>
    public IReadOnlyList<ShellText> ShellTexts { get; init; } = [];

    /// <summary>
    /// The paths that must exist when the job starts. The list is empty unless the request asks for <see
    /// cref="CompileOutputs.Checks"/>.
    /// </summary>
    public IReadOnlyList<RequiredPath> RequiredPaths { get; init; } = [];

    /// <summary>
    /// The paths of the submitted files, below the output folder, with <c>/</c>. There is one per requested target, in the order
    /// of the targets. The list is empty unless the request asks for <see cref="CompileOutputs.Jobs"/>.
    /// </summary>
    public IReadOnlyList<string> MainFiles { get; init; } = [];

    /// <summary>
    /// The identity of the script, even when <see cref="Files"/> no longer holds it. It is null when the request asks for no
    /// script.
    /// </summary>
    public ScriptIdentity? Script { get; init; }

    /// <summary>True when there is no error.</summary>
    public bool Success { get; init; }
}

/// <summary>Identifies a script.</summary>
/// <param name="RelativePath">The script's path below the output folder, with <c>/</c>.</param>
/// <param name="Sha256">The SHA-256 of the script's bytes, in lowercase hexadecimal digits.</param>
public sealed record ScriptIdentity(string RelativePath, string Sha256);
