using Sflow.Hosting.Units;

namespace Sflow.Hosting.Projects;

/// <summary>What a project says, as far as it can be checked before anything is compiled.</summary>
internal sealed record ProjectCheck
{
    /// <summary>The project file, an absolute path.</summary>
    public required string Project { get; init; }

    /// <summary>The files that every project imports, absolute paths; null for those that MSBuild finds by default.</summary>
    public IReadOnlyList<string>? Imports { get; init; }

    /// <summary>The global properties, such as those of the command line.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Globals { get; init; } = [];

    /// <summary>The items that are files.</summary>
    public IReadOnlyList<ProjectItemLook> Items { get; init; } = [];

    /// <summary>The rows to leave out of matrices.</summary>
    public IReadOnlyList<ProjectItemLook> Exclusions { get; init; } = [];

    /// <summary>The units.</summary>
    public IReadOnlyList<Unit> Units { get; init; } = [];

    /// <summary>True when a project without units is a mistake: it has no code, or a target that needs units was named.</summary>
    public bool ExpectsUnits { get; init; }

    /// <summary>The rows that are selected; null for all.</summary>
    public string? Rows { get; init; }

    /// <summary>Reports everything that is wrong.</summary>
    public void Run(DiagnosticBag diagnostics)
    {
        var files = ProjectFiles.Read(Project, Imports, Globals);
        var places = new ProjectPlaces(Project, Globals);
        var names = new NameChecks(files, diagnostics);
        names.CheckFiles();
        names.CheckGlobals(Globals.Select(property => property.Key), places.Project);
        var items = new ItemChecks(places, diagnostics);
        items.CheckValues(Items);
        items.CheckWildcards(files, Items);
        UnitNames.Check(Units, unit => PlaceOf(unit, places), diagnostics);
        CheckSpellings(places, diagnostics);
        if (diagnostics.HasErrors)
            return;
        CheckExclusions(places, diagnostics);
        if (Units.Count == 0 && ExpectsUnits)
            diagnostics.Add(Catalogue.ProjectWithoutWorkflows(places.Project));
        if (Units.Count > 0 && !Units.Any(unit => unit.HasRows) && !string.IsNullOrWhiteSpace(Rows))
            diagnostics.Add(Catalogue.RowsWithoutSweep(places.OfProperty("SflowRows", Rows), Rows!.Trim()));
    }

    // MSBuild makes one unit of names that differ only in case, and the modules with one of the spellings would belong to none.
    private void CheckSpellings(ProjectPlaces places, DiagnosticBag diagnostics)
    {
        var named = Items
            .Where(item => item.Type is "SflowModule" or "SflowSweep")
            .Select(item => (Item: item, Workflow: item.MetadataOf("Workflow")))
            .Where(one => one.Workflow.Length > 0);
        foreach (var same in named.GroupBy(one => one.Workflow.ToLowerInvariant()))
        {
            var first = same.First().Workflow;
            foreach (var (item, other) in same.Where(one => one.Workflow != first).Take(1))
                diagnostics.Add(Catalogue.WorkflowSpeltTwice(places.OfMetadata(item, "Workflow"), first, other));
        }
    }

    // An unknown workflow is a separate error.
    private void CheckExclusions(ProjectPlaces places, DiagnosticBag diagnostics)
    {
        foreach (var exclusion in Exclusions)
        {
            var workflow = exclusion.MetadataOf("Workflow");
            var units = Units.Where(unit => workflow.Length == 0 || unit.Workflow == workflow).ToList();
            if (units.Count > 0 && !units.Exists(unit => unit.Kind == UnitKind.Matrix))
                diagnostics.Add(Catalogue.UnusedExclusion(places.OfItem(exclusion), exclusion.Spec, hasMatrix: false));
        }
    }

    // The modules of a workflow name it.
    private TextLocation PlaceOf(Unit unit, ProjectPlaces places) =>
        unit.File?.Location
        ?? (
            Items.FirstOrDefault(item => item.Type == "SflowModule" && item.MetadataOf("Workflow") == unit.Workflow) is { } module
                ? places.OfMetadata(module, "Workflow")
                : places.Project
        );
}
