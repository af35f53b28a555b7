using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Sflow.Diagnostics;

namespace Sflow.MSBuild;

/// <summary>Checks what a project says as a whole, before any unit is compiled.</summary>
internal static class ProjectChecks
{
    /// <summary>Reports names that are no file names, names given twice, and items that reach no workflow.</summary>
    public static void Check(ProjectItems project, UnitCompiler compiler, DiagnosticBag diagnostics)
    {
        CheckUnits(project, diagnostics);
        CheckWorkflows(project, diagnostics);
        CheckValues(project, diagnostics);
        CheckMatrices(project, diagnostics);
        if (diagnostics.HasErrors)
            return;
        CheckOverrides("SflowVariable", project.Variables, project, unit => compiler.NamesOf(unit)?.Variables, diagnostics);
        foreach (var unit in project.Units.Where(u => u.Kind == UnitKind.Matrix))
        {
            if (compiler.NamesOf(unit) is { } names && project.MatrixOf(unit, names).Axes.Count == 0)
                diagnostics.Add(Catalogue.MatrixWithoutVariable(Items.Place(project.AxesOf(unit).First()), unit.Workflow, project.AxesOf(unit).First().ItemSpec));
        }

        CheckOverrides("SflowArtifact", project.Artifacts, project, unit => compiler.NamesOf(unit)?.Artifacts, diagnostics);
    }

    private static void CheckUnits(ProjectItems project, DiagnosticBag diagnostics)
    {
        foreach (var unit in project.Units.Where(u => !Regex.IsMatch(u.Name, @"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant)))
            diagnostics.Add(Catalogue.UnitNameUnfit(PlaceOf(unit, project), unit.Name));
        foreach (var twice in project.Units.GroupBy(u => u.Name.ToLowerInvariant()).Where(g => g.Count() > 1))
            diagnostics.Add(Catalogue.UnitNameTwice(PlaceOf(twice.Last(), project), twice.Last().Name));
    }

    private static void CheckWorkflows(ProjectItems project, DiagnosticBag diagnostics)
    {
        var known = project.Units.Select(u => u.Workflow).Distinct().ToList();
        var items = Typed("SflowVariable", project.Variables).Concat(Typed("SflowArtifact", project.Artifacts)).Concat(Typed("SflowMissableTask", project.MissableTasks)).Concat(Typed("SflowSbatchOption", project.SbatchOptions)).Concat(Typed("SflowExclude", project.Exclusions));
        foreach (var (type, item) in items)
        {
            var workflow = item.GetMetadata("Workflow");
            if (workflow.Length > 0 && !known.Contains(workflow))
                diagnostics.Add(Catalogue.ItemOfUnknownWorkflow(Items.Place(item), type, item.ItemSpec, workflow, Suggestion.For(workflow, known)));
        }
    }

    private static void CheckValues(ProjectItems project, DiagnosticBag diagnostics)
    {
        foreach (var item in project.Variables)
        {
            if (!Items.IsAxis(item) && item.GetMetadata("Values").Length > 0)
                diagnostics.Add(Catalogue.ItemWithoutMetadata(Items.Place(item), "SflowVariable", item.ItemSpec, "Values", "1;2;4"));
            else if (!Items.IsAxis(item) && !Items.Has(item, "Value"))
                diagnostics.Add(Catalogue.ItemWithoutMetadata(Items.Place(item), "SflowVariable", item.ItemSpec, "Value", "2"));
        }

        foreach (var item in project.Artifacts.Where(a => a.GetMetadata("Uri").Length == 0))
            diagnostics.Add(Catalogue.ItemWithoutMetadata(Items.Place(item), "SflowArtifact", item.ItemSpec, "Uri", "fs:///models/name"));
    }

    private static void CheckMatrices(ProjectItems project, DiagnosticBag diagnostics)
    {
        foreach (var sweep in project.Units.Where(u => u.Kind == UnitKind.Sweep))
        {
            foreach (var axis in project.AxesOf(sweep).Take(1))
                diagnostics.Add(Catalogue.MatrixBesideSweep(Items.Place(axis), axis.ItemSpec, sweep.Workflow, sweep.Name));
        }

        foreach (var axis in project.Variables.Where(Items.IsAxis))
        {
            // An unknown workflow is an error of its own.
            var units = project.Units.Where(u => Items.BelongsTo(axis, u.Workflow)).ToList();
            if (units.Count > 0 && !units.Any(u => u.HasRows))
                diagnostics.Add(Catalogue.MatrixOfNothing(Items.Place(axis), axis.ItemSpec));
        }
    }

    private static void CheckOverrides(string type, IEnumerable<ITaskItem> items, ProjectItems project, System.Func<Unit, IReadOnlyCollection<string>?> namesOf, DiagnosticBag diagnostics)
    {
        foreach (var item in items)
        {
            // A workflow that must have the name reports its absence itself, and better; the rows of a sweep may differ.
            var units = project.Units.Where(u => Items.BelongsTo(item, u.Workflow)).ToList();
            if (units.Any(u => !u.HasRows && item.GetMetadata("Workflow").Length > 0))
                continue;
            var names = units.Select(namesOf).ToList();
            if (names.All(n => n is not null && !n.Contains(item.ItemSpec)))
                diagnostics.Add(Catalogue.ItemReachesNothing(Items.Place(item), type, item.ItemSpec, Suggestion.For(item.ItemSpec, names.SelectMany(n => n!).Distinct())));
        }
    }

    private static IEnumerable<(string Type, ITaskItem Item)> Typed(string type, IEnumerable<ITaskItem> items) => items.Select(item => (type, item));

    private static Text.TextLocation PlaceOf(Unit unit, ProjectItems project) => unit.File?.Location ?? project.Project;
}
