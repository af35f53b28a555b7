using Sflow.Cli.Definitions;

namespace Sflow.Cli.Content;

/// <summary>A sample that the executable carries.</summary>
/// <param name="Name">Its name, which is the name of its folder.</param>
/// <param name="Shows">What it shows.</param>
/// <param name="Needs">What a run of it needs.</param>
/// <param name="Next">What to type in its folder.</param>
internal sealed record Sample(string Name, string Shows, string Needs, IReadOnlyList<Example> Next)
{
    private const string SdkInRepository = "Sdk=\"Microsoft.NET.Sdk\"";
    private const string AdviceInRepository =
        "\n\n  Outside this repository, change only the first line: Project Sdk=\"Sflow.MSBuild/<version>\".";

    /// <summary>Its files. A project file names the package, and paths in its comments begin at its own folder.</summary>
    public IReadOnlyList<EmbeddedFile> Files =>
        [
            .. EmbeddedFiles
                .Below("samples/" + Name)
                .Select(file => file.Path.EndsWith(".proj", StringComparison.Ordinal) ? file.With(OutsideRepository(file.Text)) : file),
        ];

    /// <summary>Its only module; null for a sample of several modules.</summary>
    public EmbeddedFile? OnlyModule =>
        Files.Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal)).ToList() is [var module] ? module : null;

    private string OutsideRepository(string project) =>
        project
            .Replace(SdkInRepository, $"Sdk=\"Sflow.MSBuild/{ThisVersion.Text}\"", StringComparison.Ordinal)
            .Replace(AdviceInRepository, "", StringComparison.Ordinal)
            .Replace($"samples/{Name}/", "", StringComparison.Ordinal)
            .Replace("samples/", "", StringComparison.Ordinal);
}
