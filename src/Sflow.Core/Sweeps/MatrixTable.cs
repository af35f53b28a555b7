namespace Sflow.Sweeps;

/// <summary>Turns a matrix into the table that a CSV with the same rows would give.</summary>
internal static class MatrixTable
{
    /// <summary>The table; null when an error was reported.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="diagnostics">Takes diagnostics with axes and exclusions.</param>
    public static CsvTable? Of(MatrixRequest matrix, DiagnosticBag diagnostics)
    {
        CheckAxes(matrix, diagnostics);
        CheckExclusions(matrix, diagnostics);
        if (diagnostics.HasErrors)
            return null;
        var rows = new List<CsvRow>();
        var used = new HashSet<MatrixExclusion>();
        foreach (var values in Combinations(matrix.Axes))
        {
            var exclusions = matrix.Exclusions.Where(e => Agrees(e, matrix.Axes, values)).ToList();
            used.UnionWith(exclusions);
            if (exclusions.Count == 0)
                rows.Add(
                    new CsvRow(
                        rows.Count + 1,
                        matrix.Project,
                        [.. values.Select((value, i) => new CsvCell(value, matrix.Axes[i].Name.Location))]
                    )
                );
        }

        foreach (var unused in matrix.Exclusions.Where(e => !used.Contains(e)))
            diagnostics.Add(Catalogue.UnusedExclusion(unused.Name.Location, unused.Name.Value, hasMatrix: true));
        if (rows.Count == 0)
        {
            diagnostics.Add(Catalogue.MatrixEmpty(matrix.Axes[0].Name.Location));
            return null;
        }

        return new CsvTable(
            new SourceText(matrix.Project.Path, ""),
            [.. matrix.Axes.Select(axis => new CsvCell(axis.Name.Value, axis.Name.Location))],
            rows
        );
    }

    private static void CheckAxes(MatrixRequest matrix, DiagnosticBag diagnostics)
    {
        foreach (var twice in matrix.Axes.GroupBy(axis => axis.Name.Value).Where(group => group.Count() > 1))
            diagnostics.Add(Catalogue.MatrixVariableTwice(twice.Last().Name.Location, twice.Key));
        foreach (var axis in matrix.Axes.Where(axis => SweepColumns.OwnNames.Contains(axis.Name.Value)))
            diagnostics.Add(Catalogue.MatrixVariableReserved(axis.Name.Location, axis.Name.Value));
        var count = matrix.Axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, int.MaxValue));
        if (count > CsvLimits.Rows)
            diagnostics.Add(Catalogue.MatrixTooLarge(matrix.Axes[0].Name.Location, CsvLimits.Rows));
    }

    private static void CheckExclusions(MatrixRequest matrix, DiagnosticBag diagnostics)
    {
        var names = matrix.Axes.Select(axis => axis.Name.Value).ToList();
        foreach (var exclusion in matrix.Exclusions)
        {
            if (exclusion.Values.Count == 0)
                diagnostics.Add(Catalogue.ExclusionWithoutVariable(exclusion.Name.Location, exclusion.Name.Value));
            foreach (var name in exclusion.Values.Keys.Where(key => !names.Contains(key, StringComparer.OrdinalIgnoreCase)))
                diagnostics.Add(
                    Catalogue.UnknownExclusionVariable(
                        exclusion.Name.Location,
                        exclusion.Name.Value,
                        name,
                        Suggestion.For(name, [.. names, "Workflow"])
                    )
                );
        }
    }

    // The values count like an odometer: the last axis changes fastest.
    private static IEnumerable<string[]> Combinations(IReadOnlyList<MatrixAxis> axes)
    {
        var digits = new int[axes.Count];
        for (var turning = 0; turning >= 0; )
        {
            yield return [.. axes.Select((axis, i) => axis.Values[digits[i]])];
            for (turning = axes.Count - 1; turning >= 0 && ++digits[turning] == axes[turning].Values.Count; turning--)
                digits[turning] = 0;
        }
    }

    private static bool Agrees(MatrixExclusion exclusion, IReadOnlyList<MatrixAxis> axes, string[] values) =>
        exclusion.Values.All(pair =>
            Enumerable
                .Range(0, axes.Count)
                .Any(i => string.Equals(axes[i].Name.Value, pair.Key, StringComparison.OrdinalIgnoreCase) && values[i] == pair.Value)
        );
}
