using System.Collections.Generic;
using System.Linq;
using Microsoft.Build.Framework;
using Sflow.Composition;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.MSBuild;

/// <summary>What a project says, as the targets hand it over.</summary>
internal sealed record ProjectItems
{
    /// <summary>The project file.</summary>
    public required TextLocation Project { get; init; }

    /// <summary>Every unit of the project, up to date or not.</summary>
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>The modules in merge order.</summary>
    public required IReadOnlyList<ITaskItem> Modules { get; init; }

    /// <summary>The variable items.</summary>
    public required IReadOnlyList<ITaskItem> Variables { get; init; }

    /// <summary>The items that leave out rows of a matrix.</summary>
    public required IReadOnlyList<ITaskItem> Exclusions { get; init; }

    /// <summary>The artifact items.</summary>
    public required IReadOnlyList<ITaskItem> Artifacts { get; init; }

    /// <summary>The items of tasks that may be absent.</summary>
    public required IReadOnlyList<ITaskItem> MissableTasks { get; init; }

    /// <summary>The property of tasks that may be absent, separated by semicolons.</summary>
    public required string? MissableTaskNames { get; init; }

    /// <summary>The items of further sbatch options.</summary>
    public required IReadOnlyList<ITaskItem> SbatchOptions { get; init; }

    /// <summary>The settings that properties give to every unit.</summary>
    public required JobSettings Settings { get; init; }

    /// <summary>The modules of a unit, in merge order.</summary>
    public IReadOnlyList<Located<string>> ModulesOf(Unit unit) => unit.Kind == UnitKind.Standalone
        ? [unit.File!]
        : [.. Modules.Where(m => Items.BelongsTo(m, unit.Workflow)).Select(m => new Located<string>(m.ItemSpec, Items.Place(m)))];

    /// <summary>The tasks that may be absent from a unit.</summary>
    public IReadOnlyList<Located<string>> MissableTasksOf(Unit unit) =>
    [
        .. Items.List(MissableTaskNames, Project),
        .. MissableTasks.Where(t => Items.BelongsTo(t, unit.Workflow)).Select(t => new Located<string>(t.ItemSpec, Items.Place(t))),
        .. Items.List(unit.Item.GetMetadata("MissableTasks"), Items.Place(unit.Item)),
    ];

    /// <summary>The settings of a unit's jobs.</summary>
    public JobSettings SettingsOf(Unit unit) => Settings with
    {
        JobName = Items.Value(unit.Item, "JobName") ?? Settings.JobName,
        SbatchOptions = [.. SbatchOptions.Where(o => Items.BelongsTo(o, unit.Workflow)).Select(o => new Located<string>(o.ItemSpec, Items.Place(o)))],
    };

    /// <summary>The variable items that concern a unit; those without a value are left to the checks.</summary>
    public IEnumerable<VariableOverride> VariablesOf(Unit unit) =>
        Variables.Where(v => Items.BelongsTo(v, unit.Workflow) && Items.Has(v, "Value") && !Items.IsAxis(v)).Select(v => new VariableOverride(v.ItemSpec, v.GetMetadata("Value"), Items.Place(v)));

    /// <summary>The variables of a unit that span a matrix.</summary>
    public IEnumerable<ITaskItem> AxesOf(Unit unit) => Variables.Where(v => Items.IsAxis(v) && Items.BelongsTo(v, unit.Workflow));

    /// <summary>The matrix of a unit.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="names">What its workflow defines; null when it doesn't compose.</param>
    public MatrixRequest MatrixOf(Unit unit, SettableNames? names) => new(
        Project,
        [
            .. AxesOf(unit).Where(v => v.GetMetadata("Workflow").Length > 0 || names is null || names.Variables.Contains(v.ItemSpec))
                .Select(v => new MatrixAxis(new Located<string>(v.ItemSpec, Items.Place(v)), [.. Items.List(v.GetMetadata("Values"), Items.Place(v)).Select(value => value.Value)])),
        ],
        [.. Exclusions.Where(e => Items.BelongsTo(e, unit.Workflow)).Select(e => new MatrixExclusion(new Located<string>(e.ItemSpec, Items.Place(e)), Items.OwnMetadata(e)))]);

    /// <summary>The artifact items that concern a unit; those without a URI are left to the checks.</summary>
    public IEnumerable<ArtifactOverride> ArtifactsOf(Unit unit) =>
        Artifacts.Where(a => Items.BelongsTo(a, unit.Workflow) && a.GetMetadata("Uri").Length > 0).Select(a => new ArtifactOverride(a.ItemSpec, a.GetMetadata("Uri"), Items.Place(a)));
}
