using Sflow.Cli.Content;
using Sflow.Cli.Definitions;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow sample</c>: lists the samples, or copies one.</summary>
internal sealed class SampleVerb : Verb
{
    private readonly Argument<string?> name = new("NAME")
    {
        Description = "The sample to copy. Without a name, the samples are listed.",
        HelpName = "NAME",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> list = new("--list", "-l") { Description = "List the samples." };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "The folder to write to. For a sample of one module also a file that ends in .yaml. Default: ./NAME.",
        HelpName = "PATH",
    };

    private readonly Option<bool> force = new("--force", "-f") { Description = "Replace files that exist with another content." };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON: the samples, or what was written." };

    /// <summary>Defines the verb.</summary>
    public SampleVerb()
        : base("sample", "List the samples, or copy one.")
    {
        name.CompletionSources.Add([.. Samples.All.Select(sample => sample.Name)]);
        Arguments.Add(name);
        foreach (var option in new Option[] { list, output, force, json })
            Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("List the samples", "sflow sample"),
        new("Copy one into the folder hello", "sflow sample hello"),
        new("Copy its module only", "sflow sample hello -o greeting.yaml"),
        new("Copy one to another folder, and replace what is there", "sflow sample dynamo -o jobs -f"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    [
        "The files are written all or not at all. A file that exists with another content is replaced only with --force.",
        "A project file of a sample is for the .NET SDK with the package Sflow.MSBuild. The command does not need it.",
    ];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        var wanted = parsed.GetValue(name);
        if (wanted is null || parsed.GetValue(list))
        {
            SampleText.List(terminal, parsed.GetValue(json));
            return ExitCode.Success;
        }

        var place = TextLocation.OfFile("sflow sample " + wanted);
        if (Samples.Find(wanted) is not { } sample)
        {
            terminal.Diagnostics.Write(
                NvSflowSamples.Of(wanted) is { } other
                    ? Catalogue.SampleOfNvSflow(place, wanted, other.Here, other.Why)
                    : Catalogue.NoSuchContent(place, "sample", wanted, Suggestion.For(wanted, Names), Names)
            );
            return ExitCode.Usage;
        }

        var path = Path.GetFullPath(parsed.GetValue(output) ?? sample.Name);
        var isFile = path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal);
        var copy =
            isFile && sample.OnlyModule is { } module
                ? new SampleCopy(Path.GetDirectoryName(path)!, [module with { Path = Path.GetFileName(path) }], module.Path)
                : new SampleCopy(path, sample.Files, null);
        var delivery = new Delivery(terminal, place, "choose another place with -o");
        if (!delivery.Write(copy.Folder, copy.Files, parsed.GetValue(force)))
            return ExitCode.Errors;
        SampleText.Copied(terminal, sample, copy, parsed.GetValue(json));
        return ExitCode.Success;
    }

    private static List<string> Names => [.. Samples.All.Select(sample => sample.Name)];
}
