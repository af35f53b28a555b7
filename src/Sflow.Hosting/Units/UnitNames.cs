using System.Text.RegularExpressions;

namespace Sflow.Hosting.Units;

/// <summary>Checks the names of units, which become names of files.</summary>
internal static class UnitNames
{
    // Windows takes these for devices, with any extension.
    private static readonly Regex Reserved = new(
        @"\A(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    private static readonly Regex Fit = new(@"\A[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\z", RegexOptions.CultureInvariant);

    /// <summary>Whether files can have the name of a unit.</summary>
    public static bool IsFit(Unit unit) => Fit.IsMatch(unit.Name) && !Reserved.IsMatch(unit.Name);

    /// <summary>Reports names that no file can have, and names that two units have.</summary>
    /// <param name="units">Every unit of the project.</param>
    /// <param name="placeOf">The place of a unit.</param>
    /// <param name="diagnostics">Receives the diagnostics.</param>
    public static void Check(IReadOnlyList<Unit> units, Func<Unit, TextLocation> placeOf, DiagnosticBag diagnostics)
    {
        foreach (var unit in units.Where(u => !IsFit(u)))
            diagnostics.Add(Catalogue.UnitNameUnfit(placeOf(unit), unit.Name, Reserved.IsMatch(unit.Name)));
        foreach (var twice in units.GroupBy(u => u.Name.ToLowerInvariant()).Where(g => g.Count() > 1))
            diagnostics.Add(Catalogue.UnitNameTwice(placeOf(twice.Last()), twice.Last().Name));
    }
}
