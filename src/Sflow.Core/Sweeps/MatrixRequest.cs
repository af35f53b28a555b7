namespace Sflow.Sweeps;

/// <summary>The values of several variables. Every combination of the values is a row.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Axes">The variables. The first one varies slowest.</param>
/// <param name="Exclusions">The combinations to leave out.</param>
public sealed record MatrixRequest(TextLocation Project, IReadOnlyList<MatrixAxis> Axes, IReadOnlyList<MatrixExclusion> Exclusions);

/// <summary>A variable and its values, in their order.</summary>
/// <param name="Name">The variable's name and the place that gives it values.</param>
/// <param name="Values">The values as strings.</param>
public sealed record MatrixAxis(Located<string> Name, IReadOnlyList<string> Values);

/// <summary>Excludes the combinations that match all of these values.</summary>
/// <param name="Name">The exclusion's name and its place.</param>
/// <param name="Values">Values by the names of variables. The names ignore case, as MSBuild's metadata does.</param>
public sealed record MatrixExclusion(Located<string> Name, IReadOnlyDictionary<string, string> Values);
