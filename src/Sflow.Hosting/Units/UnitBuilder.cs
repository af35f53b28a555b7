using Sflow.Compilation;

namespace Sflow.Hosting.Units;

/// <summary>The result of building a unit.</summary>
/// <param name="Result">The result of the compilation and the checks.</param>
/// <param name="Paths">The paths of the unit's files below the output folder. It is null when the builder writes nothing.</param>
/// <param name="MainFiles">The paths of the submitted files.</param>
/// <param name="Problem">The reason why the files could not be written. It is null when there was no such problem.</param>
internal sealed record BuiltUnit(
    CompiledUnit? Result,
    IReadOnlyList<string>? Paths,
    IReadOnlyList<string> MainFiles,
    Diagnostic? Problem = null
);

/// <summary>Compiles, checks and writes units, each completely or not at all.</summary>
/// <param name="compiler">Compiles the units.</param>
/// <param name="checker">Checks the units on this machine.</param>
/// <param name="writer">Writes the units' files.</param>
/// <param name="project">The project file.</param>
internal sealed class UnitBuilder(UnitCompiler compiler, UnitChecker checker, UnitWriter writer, TextLocation project)
{
    /// <summary>Builds a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="outputs">The outputs to generate.</param>
    /// <param name="keepsPlans">True when the host needs the whole plan of each row, not only its first line.</param>
    /// <param name="onlyChecks">True when the builder must write nothing, because the project has errors.</param>
    /// <param name="started">The time of the first read of an input.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <exception cref="OperationCanceledException">The build was cancelled.</exception>
    public BuiltUnit Build(
        Unit unit,
        CompileOutputs outputs,
        bool keepsPlans,
        bool onlyChecks,
        DateTime started,
        CancellationToken cancellation
    )
    {
        CompiledUnit? result = null;
        try
        {
            using var files = writer.Open(unit, checker, keepsPlans);
            result = checker.Check(unit, compiler.Compile(unit, outputs, files, cancellation), files, cancellation);
            cancellation.ThrowIfCancellationRequested();
            if (result.Success && !onlyChecks)
                return new BuiltUnit(result, writer.Write(unit, result, files, started), files.MainFilesOf(result.Rows));
            writer.Fail(unit);
            return new BuiltUnit(result, null, []);
        }
        // A missing assembly also throws a FileNotFoundException, but is not a problem with outputs.
        catch (Exception e) when (e is (IOException and not (FileNotFoundException or FileLoadException)) or UnauthorizedAccessException)
        {
            writer.Fail(unit);
            return new BuiltUnit(result, null, [], Catalogue.OutputUnwritable(project, unit.Name, e.Message));
        }
    }
}
