using Sflow.Hosting.Units;

namespace Sflow.Hosting.Projects;

/// <summary>Checks a project as a whole, before any unit is compiled.</summary>
internal static class ItemReach
{
    /// <summary>Reports items that affect no workflow.</summary>
    public static void Check(ProjectItems project, UnitCompiler compiler, DiagnosticBag diagnostics)
    {
        CheckWorkflows(project, diagnostics);
        CheckValues(project, diagnostics);
        CheckMatrices(project, diagnostics);
        FolderChecks.Check("SflowWorkspaceDir", project.Settings.WorkspaceDir, diagnostics);
        FolderChecks.Check("SflowRunDir", project.Settings.RunDir, diagnostics);
        if (diagnostics.HasErrors)
            return;
        CheckOverrides(HostWords.Of("SflowVariable"), project.Variables, project, unit => compiler.NamesOf(unit)?.Variables, diagnostics);
        foreach (var unit in project.Units.Where(u => u.Kind == UnitKind.Matrix))
        {
            if (compiler.NamesOf(unit) is { } names && project.MatrixOf(unit, names).Axes.Count == 0)
                diagnostics.Add(
                    Catalogue.MatrixWithoutVariable(
                        project.AxesOf(unit).First().Name.Location,
                        unit.Workflow,
                        project.AxesOf(unit).First().Name.Value
                    )
                );
        }

        CheckOverrides(HostWords.Of("SflowArtifact"), project.Artifacts, project, unit => compiler.NamesOf(unit)?.Artifacts, diagnostics);
    }

    private static void CheckWorkflows(ProjectItems project, DiagnosticBag diagnostics)
    {
        var known = project.Units.Select(u => u.Workflow).Distinct().ToList();
        var items = Typed("SflowVariable", project.Variables)
            .Concat(Typed("SflowArtifact", project.Artifacts))
            .Concat(Typed("SflowMissableTask", project.MissableTasks))
            .Concat(Typed("SflowSbatchOption", project.SbatchOptions))
            .Concat(Typed("SflowExclude", project.Exclusions));
        CheckSweeps(project, diagnostics);
        foreach (var (type, item) in items)
        {
            if (item.Workflow.Length > 0 && !known.Contains(item.Workflow))
                diagnostics.Add(
                    Catalogue.ItemOfUnknownWorkflow(
                        item.Name.Location,
                        type,
                        item.Name.Value,
                        item.Workflow,
                        Suggestion.For(item.Workflow, known)
                    )
                );
        }
    }

    // A sweep whose Workflow is misspelt would silently lack the modules and the overrides of the workflow. By default it has the name of
    // the project, which needs no other item.
    private static void CheckSweeps(ProjectItems project, DiagnosticBag diagnostics)
    {
        var known = project
            .Modules.Concat(project.Variables)
            .Concat(project.Artifacts)
            .Concat(project.MissableTasks)
            .Concat(project.SbatchOptions)
            .Concat(project.Exclusions)
            .Select(item => item.Workflow)
            .Where(workflow => workflow.Length > 0)
            .Distinct()
            .ToList();
        var ofProject = Path.GetFileNameWithoutExtension(project.Project.Path);
        foreach (var sweep in project.Units.Where(u => u.Kind == UnitKind.Sweep && u.Workflow != ofProject && !known.Contains(u.Workflow)))
            diagnostics.Add(
                Catalogue.ItemOfUnknownWorkflow(
                    sweep.WorkflowPlace ?? project.PlaceOf(sweep),
                    "SflowSweep",
                    sweep.Name,
                    sweep.Workflow,
                    Suggestion.For(sweep.Workflow, known)
                )
            );
    }

    private static void CheckValues(ProjectItems project, DiagnosticBag diagnostics)
    {
        foreach (var item in project.Variables)
        {
            if (!item.IsAxis && item.Values is not null)
                diagnostics.Add(Catalogue.ItemWithoutMetadata(item.Name.Location, "SflowVariable", item.Name.Value, "Values", "1;2;4"));
            else if (!item.IsAxis && item.Value is null)
                diagnostics.Add(Catalogue.ItemWithoutMetadata(item.Name.Location, "SflowVariable", item.Name.Value, "Value", "2"));
        }

        foreach (var item in project.Artifacts.Where(a => a.Uri.Length == 0))
            diagnostics.Add(
                Catalogue.ItemWithoutMetadata(item.Name.Location, "SflowArtifact", item.Name.Value, "Uri", "fs:///models/name")
            );
    }

    private static void CheckMatrices(ProjectItems project, DiagnosticBag diagnostics)
    {
        foreach (var sweep in project.Units.Where(u => u.Kind == UnitKind.Sweep))
        {
            foreach (var axis in project.AxesOf(sweep).Take(1))
                diagnostics.Add(Catalogue.MatrixBesideSweep(axis.Name.Location, axis.Name.Value, sweep.Workflow, sweep.Name));
        }

        foreach (var axis in project.Variables.Where(v => v.IsAxis))
        {
            // An unknown workflow is a separate error.
            var units = project.Units.Where(u => axis.BelongsTo(u.Workflow)).ToList();
            if (units.Count > 0 && !units.Any(u => u.HasRows))
                diagnostics.Add(Catalogue.MatrixOfNothing(axis.Name.Location, axis.Name.Value));
        }
    }

    private static void CheckOverrides(
        string type,
        IEnumerable<ProjectItem> items,
        ProjectItems project,
        System.Func<Unit, IReadOnlyCollection<string>?> namesOf,
        DiagnosticBag diagnostics
    )
    {
        foreach (var item in items)
        {
            // A workflow that requires the name reports its absence itself, with more detail. The rows of a sweep may differ.
            var units = project.Units.Where(u => item.BelongsTo(u.Workflow)).ToList();
            if (units.Any(u => !u.HasRows && item.Workflow.Length > 0))
                continue;
            var names = units.Select(namesOf).ToList();
            if (names.All(n => n is not null && !n.Contains(item.Name.Value)))
                diagnostics.Add(
                    Catalogue.ItemReachesNothing(
                        item.Name.Location,
                        type,
                        item.Name.Value,
                        Suggestion.For(item.Name.Value, names.SelectMany(n => n!).Distinct())
                    )
                );
        }
    }

    private static IEnumerable<(string Type, ProjectItem Item)> Typed(string type, IEnumerable<ProjectItem> items) =>
        items.Select(item => (type, item));
}
