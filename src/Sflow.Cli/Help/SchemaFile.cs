using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Help;

/// <summary>A JSON schema that the executable brings along.</summary>
/// <param name="Name">Its name, such as <c>sflow.events</c>.</param>
internal sealed record SchemaFile(string Name)
{
    private const string Folder = "schemas/";
    private const string Ending = ".schema.json";
    private const string Prefix = "sflow.";

    /// <summary>The schema of modules.</summary>
    public const string OfModules = "sflow";

    /// <summary>Every schema by name.</summary>
    public static IReadOnlyList<SchemaFile> All { get; } =
    [.. Embedded.NamesIn(Folder).Select(file => new SchemaFile(file[..^Ending.Length]))];

    /// <summary>Its name, and its short form.</summary>
    public IEnumerable<string> Names => Name.StartsWith(Prefix, StringComparison.Ordinal) ? [Name, Name[Prefix.Length..]] : [Name];

    /// <summary>The schema.</summary>
    public string Text => Embedded.Read(Folder + Name + Ending);

    /// <summary>What it describes, in a few words.</summary>
    public string Title => JObject.Parse(Text).Value<string>("title") ?? "";

    /// <summary>
    /// The schema that the user means: <c>events</c> and <c>sflow.events.schema.json</c> are other forms. Null when there is none.
    /// </summary>
    public static SchemaFile? Find(string word)
    {
        var name = word.EndsWith(Ending, StringComparison.Ordinal) ? word[..^Ending.Length] : word;
        return All.FirstOrDefault(schema => schema.Name == name) ?? All.FirstOrDefault(schema => schema.Names.Contains(name));
    }
}
