using Newtonsoft.Json;
using Sflow.Cli.Definitions;
using Sflow.Cli.Help;
using Sflow.Cli.Input;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary><c>sflow schema</c>: prints a JSON schema.</summary>
internal sealed class SchemaVerb : Verb
{
    private readonly Argument<string> schema = new("NAME")
    {
        Description = "A schema, as --list names them. Default: sflow, which describes modules.",
        Arity = ArgumentArity.ZeroOrOne,
        DefaultValueFactory = _ => SchemaFile.OfModules,
    };

    private readonly Option<bool> list = new("--list", "-l") { Description = "List the schemas." };
    private readonly Option<bool> json = new("--json") { Description = "With --list: print one JSON document." };

    private readonly Option<string?> output = new("--output", "-o")
    {
        Description = "Write the schema to a file. The file is replaced.",
        HelpName = "FILE",
    };

    /// <summary>Defines the verb.</summary>
    public SchemaVerb()
        : base("schema", "Print a JSON schema: of modules for editors, or of JSON output.")
    {
        schema.CompletionSources.Add(_ => SchemaFile.All.Select(one => one.Name));
        Arguments.Add(schema);
        foreach (var option in new Option[] { list, output, json })
            Options.Add(option);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("Write the schema of modules, so that an editor completes and checks them", "sflow schema -o sflow.schema.json"),
        new("List all schemas", "sflow schema --list"),
        new("Look at the schema of the events of a run", "sflow schema events"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<(string First, string Second)> Exclusive { get; } = [("--list", "--output")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Remarks { get; } =
    ["In a module, the line `# yaml-language-server: $schema=sflow.schema.json` tells an editor which schema to use."];

    /// <inheritdoc/>
    public override int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        if (parsed.GetValue(list))
            return List(parsed, terminal);
        var name = parsed.GetValue(schema)!;
        var mistake =
            parsed.GetValue(json)
                ? Catalogue.OptionsConflict(TextLocation.OfFile("--json"), "--json goes together with --list. A schema itself is JSON")
            : SchemaFile.Find(name) is null
                ? Catalogue.UnknownName(
                    TextLocation.OfFile("sflow schema " + name),
                    "schema",
                    name,
                    Nearest.Name(name, SchemaFile.All.SelectMany(one => one.Names)),
                    "sflow schema --list"
                )
            : null;
        if (mistake is not null)
        {
            terminal.Diagnostics.Write(mistake);
            return ExitCode.Usage;
        }

        var text = SchemaFile.Find(name)!.Text;
        if (parsed.GetValue(output) is not { } path)
            terminal.Data(text);
        else
            File.WriteAllText(path, text);
        return ExitCode.Success;
    }

    private int List(ParseResult parsed, Terminal terminal)
    {
        if (!parsed.GetValue(json))
            return HelpPages.Write(terminal, text => text.Terms([.. SchemaFile.All.Select(one => (one.Name, one.Title))]));
        terminal.Json("sflow.schema/1", document => document.Member("schemas", SchemaFile.All, one => Write(document, one)));
        return ExitCode.Success;
    }

    private static void Write(JsonTextWriter document, SchemaFile one)
    {
        document.WriteStartObject();
        document.Member("name", one.Name);
        document.Member("title", one.Title);
        document.WriteEndObject();
    }
}
