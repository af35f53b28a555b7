using System.Text.Json;
using Sflow.Composition;
using Sflow.Syntax;

namespace Sflow.Tests.Composition;

/// <summary>One case of the conformance data's part "compose".</summary>
internal sealed class ComposeCase
{
    private readonly string folder;
    private readonly JsonElement args;

    private ComposeCase(string folder)
    {
        this.folder = folder;
        Name = Path.GetFileName(folder);
        var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json"))).RootElement;
        args = document.GetProperty("args");
        Succeeds = document.GetProperty("ok").GetBoolean();
        Overridden = [.. KeysOf(document, "overridden")];
        Redefined = [.. KeysOf(document, "redefined")];
    }

    /// <summary>The folder of the conformance data: <c>SFLOW_CONFORMANCE</c>, or the copy beside the tests.</summary>
    public static string Root { get; } =
        Environment.GetEnvironmentVariable("SFLOW_CONFORMANCE") is { Length: > 0 } given
            ? given
            : Path.Combine(AppContext.BaseDirectory, "Data", "conformance");

    public string Name { get; }

    public bool Succeeds { get; }

    /// <summary>The keys that nv-sflow reported as overridden, such as <c>variables.A</c>.</summary>
    public IReadOnlyList<string> Overridden { get; }

    /// <summary>The keys that nv-sflow reported as defined again with the same value.</summary>
    public IReadOnlyList<string> Redefined { get; }

    public bool IsResolved => args.GetProperty("resolve").GetBoolean();

    public JsonElement Expected => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json"))).RootElement;

    /// <summary>True when an argument or a file list is wrong, which hosts report before composing.</summary>
    public bool IsWrongCall =>
        Strings("files").Any(file => !File.Exists(Path.Combine(folder, file)))
        || Strings("set").Concat(Strings("artifact")).Any(text => !text.Contains('='))
        || (Strings("missable").Any() && Strings("files").Count() == 1);

    public static ComposeCase Load(string name) => new(Path.Combine(Root, "compose", name));

    public static IEnumerable<ComposeCase> All() =>
        Directory.GetDirectories(Path.Combine(Root, "compose")).Order(StringComparer.Ordinal).Select(folder => new ComposeCase(folder));

    /// <summary>Reads and composes as far as the stages Syntax and Composition go.</summary>
    public ComposedWorkflow? Run(DiagnosticBag diagnostics)
    {
        var modules = Strings("files")
            .Select(file => ReadModule(file, File.ReadAllBytes(Path.Combine(folder, file)), diagnostics))
            .ToList();
        if (modules.Contains(null) || Composer.Run(modules!, diagnostics) is not { } composed)
            return null;
        var at = TextLocation.OfFile("command line");
        var overridden = Overrides.Apply(
            composed,
            [.. Pairs("set").Select(pair => new VariableOverride(pair.Name, pair.Value, at))],
            [.. Pairs("artifact").Select(pair => new ArtifactOverride(pair.Name, pair.Value, at))],
            diagnostics
        );
        var complete = MissableTasks.Apply(
            overridden,
            [.. Strings("missable").Select(pattern => new Located<string>(pattern, at))],
            diagnostics
        );
        return diagnostics.HasErrors ? null : complete;
    }

    public static ModuleSyntax? ReadModule(string path, byte[] bytes, DiagnosticBag diagnostics) =>
        SourceDecoder.Decode(path, bytes, diagnostics) is { } source ? YamlReader.Read(source, diagnostics) : null;

    private static IEnumerable<string> KeysOf(JsonElement document, string kind) =>
        document.TryGetProperty("overrides", out var overrides)
            ? overrides
                .EnumerateArray()
                .Where(entry => entry.GetProperty("kind").GetString() == kind)
                .Select(entry => entry.GetProperty("key").GetString()!)
            : [];

    private IEnumerable<string> Strings(string name) => args.GetProperty(name).EnumerateArray().Select(item => item.GetString()!);

    private IEnumerable<(string Name, string Value)> Pairs(string name) =>
        Strings(name).Select(text => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]));
}
