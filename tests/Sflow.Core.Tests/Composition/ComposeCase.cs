using System.Text.Json;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Syntax;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Composition;

/// <summary>One case of the conformance data's part "compose".</summary>
internal sealed class ComposeCase
{
    private readonly string folder;
    private readonly JsonElement args;

    private ComposeCase(ConformanceSet set, string folder)
    {
        (Set, this.folder) = (set, folder);
        Id = $"{set.Name}/{Path.GetFileName(folder)}";
        var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json"))).RootElement;
        args = document.GetProperty("args");
        Succeeds = document.GetProperty("ok").GetBoolean();
        Redefinitions = [.. OracleOverride.ReadAll(document)];
        Facts = CaseFacts.Of(folder, document);
    }

    /// <summary>The folder of the older data, which other parts of the data lie in, too.</summary>
    public static string Root => ConformanceSet.Older.Root;

    /// <summary>The set that the case is from.</summary>
    public ConformanceSet Set { get; }

    /// <summary>The set's name and the case's, such as <c>0.3/artifact-fields</c>.</summary>
    public string Id { get; }

    public bool Succeeds { get; }

    public CaseFacts Facts { get; }

    /// <summary>The redefinitions that nv-sflow reported.</summary>
    public IReadOnlyList<OracleOverride> Redefinitions { get; }

    public bool IsResolved => args.GetProperty("resolve").GetBoolean();

    private bool MonitorsWorkflow =>
        args.TryGetProperty("enable_workflow_monitor", out var workflow) && workflow.ValueKind == JsonValueKind.True;

    public JsonElement Expected => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json"))).RootElement;

    /// <summary>True when an argument or a file list is wrong, which hosts report before composing.</summary>
    public bool IsWrongCall =>
        Strings("files").Any(file => !File.Exists(Path.Combine(folder, file)))
        || Strings("set").Concat(Strings("artifact")).Any(text => !text.Contains('='))
        || (Strings("missable").Any() && Strings("files").Count() == 1);

    /// <summary>The causes that may explain the case, one of its overrides among them.</summary>
    public Causes Causes => ComposeCauses.Of(Set, Facts.Overrides);

    /// <summary>The case with an <see cref="Id"/>.</summary>
    public static ComposeCase Load(string id)
    {
        var set = ConformanceSet.Named(id[..id.IndexOf('/')]);
        return new(set, Path.Combine(set.Root, "compose", id[(id.IndexOf('/') + 1)..]));
    }

    public static IEnumerable<ComposeCase> All() =>
        ConformanceSet.All.SelectMany(set => set.Folders("compose").Select(folder => new ComposeCase(set, folder)));

    /// <summary>Reads and composes as far as the stages Syntax and Composition go.</summary>
    public ComposedWorkflow? Run(DiagnosticBag diagnostics)
    {
        var modules = Strings("files")
            .Select(file => ReadModule(file, File.ReadAllBytes(Path.Combine(folder, file)), diagnostics))
            .ToList();
        if (modules.Contains(null) || Composer.Run(modules!, diagnostics, MergeKinds.Rules(Set.Mode)) is not { } composed)
            return null;
        var at = TextLocation.OfFile("command line");
        var overridden = Overrides.Apply(
            composed,
            [.. Pairs("set").Select(pair => new VariableOverride(pair.Name, pair.Value, at))],
            [.. Pairs("artifact").Select(pair => new ArtifactOverride(pair.Name, pair.Value, at))],
            diagnostics
        );
        IReadOnlyList<Located<string>> missable = [.. Strings("missable").Select(pattern => new Located<string>(pattern, at))];
        var complete = MonitorSwitch.TurnOn(
            MissableTasks.Apply(overridden, missable, diagnostics),
            [.. Strings("enable_task_monitor").Select(task => new Located<string>(task, at))],
            missable,
            diagnostics
        );
        if (MonitorsWorkflow)
            complete = MonitorSwitch.TurnOn(complete);
        return diagnostics.HasErrors ? null : complete;
    }

    public static ModuleSyntax? ReadModule(string path, byte[] bytes, DiagnosticBag diagnostics) =>
        SourceDecoder.Decode(path, bytes, diagnostics) is { } source ? YamlReader.Read(source, diagnostics) : null;

    private IEnumerable<string> Strings(string name) =>
        args.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Select(item => item.GetString()!)
            : [];

    private IEnumerable<(string Name, string Value)> Pairs(string name) =>
        Strings(name).Select(text => (text[..text.IndexOf('=')], text[(text.IndexOf('=') + 1)..]));
}
