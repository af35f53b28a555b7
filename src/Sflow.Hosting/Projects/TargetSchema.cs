namespace Sflow.Hosting.Projects;

/// <summary>A target that people run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does, in one sentence without a period at its end.</param>
internal sealed record TargetSchema(string Name, string Meaning);
