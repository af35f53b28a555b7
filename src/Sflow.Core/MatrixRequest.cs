using System.Collections.Generic;
using Sflow.Text;

namespace Sflow;

/// <summary>The values of several variables, of which every combination is a row.</summary>
/// <param name="Project">The project file.</param>
/// <param name="Axes">The variables; the first one varies slowest.</param>
/// <param name="Exclusions">The combinations that are left out.</param>
public sealed record MatrixRequest(TextLocation Project, IReadOnlyList<MatrixAxis> Axes, IReadOnlyList<MatrixExclusion> Exclusions);

/// <summary>A variable and its values, in their order.</summary>
/// <param name="Name">The variable's name and the place that gives it values.</param>
/// <param name="Values">The values as texts.</param>
public sealed record MatrixAxis(Located<string> Name, IReadOnlyList<string> Values);

/// <summary>Combinations to leave out: those that agree with all of these values.</summary>
/// <param name="Name">What the exclusion is called, and its place.</param>
/// <param name="Values">Values by the names of variables; upper and lower case of the names count as equal, as in MSBuild's metadata.</param>
public sealed record MatrixExclusion(Located<string> Name, IReadOnlyDictionary<string, string> Values);
