using System.Collections.Generic;
using Sflow.Diagnostics;

namespace Sflow;

/// <summary>What came of one unit.</summary>
/// <param name="Name">The unit's name.</param>
/// <param name="Files">The texts to write; empty when there was an error, or when a store took them.</param>
/// <param name="Summary">The plan for people, several lines; empty unless the plan was asked for.</param>
/// <param name="Diagnostics">Every finding, in the order of the stages.</param>
public sealed record CompileResult(
    string Name,
    IReadOnlyList<GeneratedFile> Files,
    string Summary,
    IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>The paths of the modules that it was made of.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>The distinct texts that bash will run; empty unless <see cref="CompileOutputs.Checks"/> was asked for.</summary>
    public IReadOnlyList<ShellText> ShellTexts { get; init; } = [];

    /// <summary>The paths that must be there when the job starts; empty unless <see cref="CompileOutputs.Checks"/> was asked for.</summary>
    public IReadOnlyList<RequiredPath> RequiredPaths { get; init; } = [];

    /// <summary>Which script it is, also when <see cref="Files"/> don't hold it any more; null when no script was asked for.</summary>
    public ScriptIdentity? Script { get; init; }

    /// <summary>True when there was no error.</summary>
    public bool Success { get; init; }
}

/// <summary>Tells a script from every other.</summary>
/// <param name="RelativePath">Its path below the output folder, with <c>/</c>.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in small hexadecimal digits.</param>
public sealed record ScriptIdentity(string RelativePath, string Sha256);
