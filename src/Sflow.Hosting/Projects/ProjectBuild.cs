using Sflow.Compilation;
using Sflow.Hosting.Files;
using Sflow.Hosting.Units;

namespace Sflow.Hosting.Projects;

/// <summary>Checks a project, and compiles, checks and writes its units one after the other.</summary>
/// <param name="project">The project.</param>
/// <param name="reader">Reads the files of the project.</param>
internal sealed class ProjectBuild(ProjectItems project, FileSourceReader reader)
{
    private readonly DateTime started = DateTime.UtcNow;
    private readonly UnitCompiler compiler = new(project, reader);

    /// <summary>
    /// Is called after each row of a sweep with the number of its rows, from several threads at once. Null when nobody shows progress.
    /// </summary>
    public Action<int>? RowDone
    {
        init => compiler.RowDone = value;
    }

    /// <summary>Reports names of units that no file can have, and items that affect nothing.</summary>
    /// <param name="checksNames">False when the names are already checked.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public void Check(bool checksNames, DiagnosticBag diagnostics)
    {
        if (checksNames)
            UnitNames.Check(project.Units, project.PlaceOf, diagnostics);
        ItemReach.Check(project, compiler, diagnostics);
    }

    /// <summary>Builds units. After an error, the files of that unit stay unchanged, and the other units are built.</summary>
    /// <param name="units">The units.</param>
    /// <param name="checker">Runs the checks that need this machine.</param>
    /// <param name="target">Where the files go.</param>
    /// <param name="onlyChecks">True when nothing may be written, because the project has errors.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public IEnumerable<(Unit Unit, BuiltUnit Built)> Run(
        IEnumerable<Unit> units,
        UnitChecker checker,
        BuildTarget target,
        bool onlyChecks,
        CancellationToken cancellation
    )
    {
        var writer = new UnitWriter(reader, target.Outputs, target.StateFolder, target.CompletesUnits)
        {
            IsApart = target.IsApart,
            ProjectInputs = target.ProjectInputs,
        };
        var builder = new UnitBuilder(compiler, checker, writer, project.Project);

        // Every call finds the same errors, except that a document can hold what no target can run.
        var outputs = target.Make | CompileOutputs.Checks | (checker.ReadsScripts ? CompileOutputs.JobChecks : CompileOutputs.None);
        foreach (var unit in units.Where(UnitNames.IsFit))
            yield return (unit, builder.Build(unit, outputs, target.KeepsPlans, onlyChecks, started, cancellation));
    }

    /// <summary>Compiles and checks a unit. Nothing is written: the files are in memory.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="checker">Runs the checks that need this machine, but those of whole scripts.</param>
    /// <param name="outputs">The outputs to make.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public (CompiledUnit Result, UnitMemory Files) Show(
        Unit unit,
        UnitChecker checker,
        CompileOutputs outputs,
        CancellationToken cancellation
    )
    {
        var files = new UnitMemory(checker);
        var result = compiler.Compile(unit, outputs, files, cancellation);
        return (checker.Check(unit, result, null, cancellation), files);
    }
}
