using Sflow.Hosting.Units;
using Sflow.Sweeps;

namespace Sflow.Hosting.Submission;

/// <summary>The rows of all units of a project, as they were built.</summary>
/// <param name="Lists">The units that have scripts, and where their files are.</param>
/// <param name="All">The rows in the order of the units and of their rows.</param>
internal sealed record JobRows(IReadOnlyList<(Unit Unit, ScriptList List)> Lists, IReadOnlyList<JobRow> All)
{
    /// <summary>Reads the rows.</summary>
    /// <param name="units">The units and where their files are.</param>
    /// <param name="diagnostics">Takes an error for each script that can't be read.</param>
    public static JobRows Read(IReadOnlyList<(Unit Unit, ScriptList List)> units, DiagnosticBag diagnostics)
    {
        var scripts = units.SelectMany(unit => unit.List.Read(diagnostics).Select(script => (unit.Unit, Script: script))).ToList();
        var heads = scripts.AsParallel().AsOrdered().Select(one => Head(one.Script)).ToList();
        var rows = new List<JobRow>();
        var ordinals = new Dictionary<string, int>();
        for (var i = 0; i < scripts.Count; i++)
        {
            var (unit, script) = scripts[i];
            if (heads[i] is not { Head: { } head })
            {
                diagnostics.Add(Catalogue.ScriptUnreadable(TextLocation.OfFile(script.Path), script.Name, heads[i].Problem));
                continue;
            }

            ordinals[head.Fingerprint] = ordinals.TryGetValue(head.Fingerprint, out var before) ? before + 1 : 1;
            rows.Add(new JobRow(unit, script, new JobIdentity(head.Fingerprint, ordinals[head.Fingerprint]), head.IsLocal));
        }

        return new JobRows(units, rows);
    }

    /// <summary>The rows that a selection such as <c>1:4</c> means; all when there is none. Units without rows are then left out.</summary>
    /// <param name="selection">The selection; null for all.</param>
    /// <param name="isChosen">True for the units that the selection is about.</param>
    /// <param name="diagnostics">Receives what is wrong with the selection.</param>
    public IReadOnlyList<JobRow> Choose(Located<string>? selection, Func<Unit, bool> isChosen, DiagnosticBag diagnostics)
    {
        if (selection is null)
            return [.. All.Where(row => isChosen(row.Unit))];
        var units = All.Where(row => row.Unit.HasRows && isChosen(row.Unit)).GroupBy(row => row.Unit).ToList();
        // Without a row, only the form of the selection can be checked.
        var numbers = RowSelector.Parse(selection.Value, units.Count == 0 ? 1 : units.Max(LastOf), out var problem);
        if (problem is not null || numbers.Count == 0)
        {
            diagnostics.Add(
                problem is null
                    ? Catalogue.RowSelectionEmpty(selection.Location, selection.Value)
                    : Catalogue.RowSelectionInvalid(selection.Location, problem)
            );
            return [];
        }

        var chosen = new HashSet<JobRow>();
        foreach (var unit in units)
        {
            var last = LastOf(unit);
            numbers = RowSelector.Parse(selection.Value, last, out _);
            foreach (var outside in numbers.Where(number => number < 1 || number > last).Take(1))
                diagnostics.Add(Catalogue.RowOutOfRange(selection.Location, selection.Value, outside, last));
            chosen.UnionWith(unit.Where(row => numbers.Contains(row.Script.Index)));
        }

        return [.. All.Where(chosen.Contains)];

        static int LastOf(IEnumerable<JobRow> rows) => rows.Max(row => row.Script.Index);
    }

    private static (ScriptHead? Head, string Problem) Head(UnitScript script)
    {
        try
        {
            return (ScriptHead.Read(script.Path), "it does not say what it does; build it again, and keep {{settings}} in a template");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, e.Message.TrimEnd('.'));
        }
    }
}
