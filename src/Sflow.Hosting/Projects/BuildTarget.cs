using Sflow.Compilation;
using Sflow.Hosting.Files;

namespace Sflow.Hosting.Projects;

/// <summary>Where the files of a build go, and which of them it makes.</summary>
internal sealed record BuildTarget
{
    /// <summary>The output folder.</summary>
    public required OutputFolder Outputs { get; init; }

    /// <summary>The folder with the notes for the next build, an absolute path.</summary>
    public required string StateFolder { get; init; }

    /// <summary>The outputs to make.</summary>
    public required CompileOutputs Make { get; init; }

    /// <summary>True when these are all files that the units have. Files of earlier builds that are not made again are removed.</summary>
    public bool CompletesUnits { get; init; }

    /// <summary>True when the files are apart from those of builds, so that the next build knows nothing of them.</summary>
    public bool IsApart { get; init; }

    /// <summary>True when the host needs the whole plan of each row, not only its first line.</summary>
    public bool KeepsPlans { get; init; }

    /// <summary>The files that every unit is made from, such as the project file: absolute paths.</summary>
    public IReadOnlyList<string> ProjectInputs { get; init; } = [];
}
