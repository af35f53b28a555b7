namespace Sflow.Hosting.Projects;

/// <summary>A property that a project or the command line can set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does, in one sentence without a period at its end.</param>
/// <param name="Default">What applies when it isn't set.</param>
/// <param name="Values">The allowed values or their form. It is null when any text is allowed.</param>
internal sealed record PropertySchema(string Name, string Meaning, string Default, string? Values = null);
