using Microsoft.Build.Framework;
using Sflow.Hosting.Files;
using Sflow.Hosting.Projects;

namespace Sflow.MSBuild;

/// <summary>
/// Reports misspelt names of properties, item types and metadata in a project, in the files that it imports and on the command line. It
/// also reports wildcards that match no file, and a project without anything to compile. It writes nothing.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class CheckProject : ProjectTask
{
    /// <summary>
    /// The files that every project imports, such as <c>Directory.Build.props</c>; missing files are skipped. The task follows the imports
    /// of these files and of the project.
    /// </summary>
    public string[] Imports { get; set; } = [];

    /// <summary>The units of the project.</summary>
    public ITaskItem[] Units { get; set; } = [];

    /// <summary>The modules.</summary>
    public ITaskItem[] Modules { get; set; } = [];

    /// <summary>The self-contained files.</summary>
    public ITaskItem[] Workflows { get; set; } = [];

    /// <summary>The sweeps.</summary>
    public ITaskItem[] Sweeps { get; set; } = [];

    /// <summary>The rows to leave out of matrices.</summary>
    public ITaskItem[] Exclusions { get; set; } = [];

    /// <summary>True when a project without units is a mistake: it has no code, or a target that needs units was named.</summary>
    public bool ExpectsUnits { get; set; }

    /// <summary>The selected rows, such as <c>1:4</c>. Default: all.</summary>
    public string? Rows { get; set; }

    /// <summary>True when the project has errors. The tasks that compile then report only what else is wrong.</summary>
    [Output]
    public bool HasErrors { get; private set; } = true;

    private protected override void Run(FileSourceReader reader, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        List<Unit> units = [.. Items.Units(Units)];
        new ProjectCheck
        {
            Project = reader.FullPath(ProjectFile),
            Imports = [.. Imports.Select(reader.FullPath)],
            Globals = [.. Globals],
            Items = [.. Looks(Modules, "SflowModule"), .. Looks(Workflows, "SflowWorkflow"), .. Looks(Sweeps, "SflowSweep")],
            Exclusions = [.. Looks(Exclusions, "SflowExclude")],
            Units = units,
            ExpectsUnits = ExpectsUnits,
            Rows = Rows,
        }.Run(diagnostics);
        Diagnostics.Write(diagnostics);
        HasErrors = Log.HasLoggedErrors;
    }

    private static IEnumerable<ProjectItemLook> Looks(IEnumerable<ITaskItem> items, string type) =>
        items.Select(item => ItemReader.Look(item, type));
}
