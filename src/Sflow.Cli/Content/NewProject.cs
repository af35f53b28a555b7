using System.Security;
using System.Text.RegularExpressions;
using Sflow.Cli.Definitions;
using Sflow.Generation.Shell;

namespace Sflow.Cli.Content;

/// <summary>The files of a new project. The templates for <c>dotnet new</c> have the same sources.</summary>
internal static class NewProject
{
    private static readonly Regex NamePattern = new(
        @"\A[\p{L}\p{N}_](?:[\p{L}\p{N} ._+-]{0,98}[\p{L}\p{N}_+-])?\z",
        RegexOptions.CultureInvariant
    );
    private static readonly Regex NotInNames = new(@"[^\p{L}\p{N} ._+-]", RegexOptions.CultureInvariant);
    private static readonly Regex NotInUnits = new("[^A-Za-z0-9._-]+", RegexOptions.CultureInvariant);
    private static readonly Regex UnitStart = new(@"\A(?=[.-])", RegexOptions.CultureInvariant);

    private const string Modules = "workflow.yaml site.yaml service.yaml server.yaml benchmark.yaml";

    /// <summary>The partition of a project that names none.</summary>
    public const string DefaultPartition = "gpu";

    /// <summary>The account of a project that names none.</summary>
    public const string DefaultAccount = "my-account";

    /// <summary>The values of <c>--kind</c>.</summary>
    public static IReadOnlyList<string> KindNames { get; } = ["workflow", "sweep", "modules"];

    /// <summary>True for a name that a file can have everywhere.</summary>
    public static bool IsName(string name) => NamePattern.IsMatch(name);

    /// <summary>A name made of another string, such as the name of a folder.</summary>
    public static string NameOf(string text)
    {
        var name = NotInNames.Replace(text, "_").TrimStart('.', '-', '+', ' ').TrimEnd('.', ' ');
        return IsName(name) ? name : "workflow1";
    }

    /// <summary>The files.</summary>
    public static IReadOnlyList<EmbeddedFile> Files(Answers answers) =>
        [
            .. EmbeddedFiles
                .Below("templates/common")
                .Concat(answers.Kind == ProjectKind.Modules ? [] : EmbeddedFiles.Below(FolderOf(answers.Kind)))
                .Where(file => Belongs(file.Path, answers))
                .Select(file => new EmbeddedFile(PathOf(file.Path, answers), file.With(Fill(file.Text, answers)).Bytes))
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];

    /// <summary>What to type next in its folder.</summary>
    public static IReadOnlyList<Example> Next(Answers answers)
    {
        var csv = answers.Kind == ProjectKind.Sweep ? " --bulk-input jobs.csv" : "";
        var row = answers.Kind == ProjectKind.Sweep ? csv + " --row 1" : "";
        var isSweep = answers.Kind == ProjectKind.Sweep;
        List<Example> next = [new("Who runs where", $"sflow plan {Modules}{row}")];
        if (answers.UsesSlurm)
        {
            next.Add(new(isSweep ? "Write the scripts of all rows" : "Write the script", $"sflow batch {Modules}{csv}"));
            next.Add(new(isSweep ? "Submit all rows" : "Submit it", $"sflow batch {Modules}{csv} --submit"));
        }
        else
        {
            next.Add(new(isSweep ? "Run row 1 here" : "Run it here", $"sflow run {Modules}{row}"));
            next.Add(new(isSweep ? "Write the scripts of all rows" : "Write its script", $"sflow batch {Modules}{csv}"));
        }

        if (answers.Kind != ProjectKind.Modules)
            next.Add(new("The same with the .NET SDK", "dotnet build"));
        return next;
    }

    /// <summary>How to get into a folder; null when it is the current one.</summary>
    public static string? EnterLine(string folder, string current) =>
        folder == current ? null : "cd " + ShellQuote.Word(Path.GetRelativePath(current, folder));

    private static string FolderOf(ProjectKind kind) => kind == ProjectKind.Sweep ? "templates/sweep" : "templates/workflow";

    private static bool Belongs(string path, Answers answers) =>
        path switch
        {
            "nuget.config" => answers.Feed is not null && answers.Kind != ProjectKind.Modules,
            "Directory.Build.rsp" => answers.Kind != ProjectKind.Modules,
            "local.yaml" => !answers.UsesSlurm,
            "slurm.yaml" => answers.UsesSlurm,
            _ => true,
        };

    private static string PathOf(string path, Answers answers) =>
        path is "local.yaml" or "slurm.yaml" ? "site.yaml" : path.Replace("SflowJobs", answers.Name, StringComparison.Ordinal);

    private static string Fill(string text, Answers answers) =>
        text.Replace("SITE_PARTITION", InQuotes(answers.Partition), StringComparison.Ordinal)
            .Replace("SITE_ACCOUNT", InQuotes(answers.Account), StringComparison.Ordinal)
            .Replace("SFLOW_VERSION", ThisVersion.Text, StringComparison.Ordinal)
            .Replace("SFLOW_FEED", SecurityElement.Escape(answers.Feed ?? ""), StringComparison.Ordinal)
            .Replace("SFLOW_UNIT", UnitOf(answers.Name), StringComparison.Ordinal);

    // The values stand between double quotes of YAML.
    private static string InQuotes(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private static string UnitOf(string name) => UnitStart.Replace(NotInUnits.Replace(name, "_"), "_");
}
