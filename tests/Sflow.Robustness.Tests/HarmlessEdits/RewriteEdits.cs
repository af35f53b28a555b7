using System.Text.RegularExpressions;
using Sflow.Diagnostics;
using Sflow.Robustness.Mutations;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Robustness.HarmlessEdits;

/// <summary>Edits of the structure: styles, forms of sections, files, names.</summary>
internal static class RewriteEdits
{
    private static readonly (string Kind, RewriteStyle Style)[] Styles =
    [
        ("block style", new()),
        ("block style, 4 spaces", new() { Indent = 4 }),
        ("block style, lists at the margin", new() { IndentsLists = false }),
        ("flow style", new() { IsFlow = true }),
        ("keys reversed", new() { ReversesKeys = true }),
        ("keys reversed in flow style", new() { ReversesKeys = true, IsFlow = true }),
        ("single quotes", new() { Quote = '\'' }),
        ("double quotes", new() { Quote = '"' }),
        ("quotes in flow style", new() { Quote = '\'', IsFlow = true }),
        ("aliases", new() { UsesAliases = true }),
        (
            "aliases and quotes in flow style",
            new()
            {
                UsesAliases = true,
                IsFlow = true,
                Quote = '"',
            }
        ),
        ("sections as lists", new() { ListsSections = true }),
        ("sections as mappings", new() { ListsSections = false }),
        (
            "sections as mappings, keys reversed",
            new()
            {
                ListsSections = false,
                ReversesKeys = true,
                Quote = '"',
            }
        ),
        ("descriptions", new() { Describes = true }),
    ];

    public static IEnumerable<HarmlessEdit> All(MutationSource source) =>
        [
            .. Styles.Select(pair => new HarmlessEdit(pair.Kind, "all files", Rewritten(source, pair.Style))),
            .. source.Set.Files.SelectMany(file => Split(source, file.Key)),
            .. Renamed(source),
        ];

    private static ModuleSet Rewritten(MutationSource source, RewriteStyle style) =>
        source.Set with
        {
            Files = [.. source.Map.Roots.Select(pair => KeyValuePair.Create(pair.File, YamlRewriter.Write(source.Map, pair.Root, style)))],
        };

    // The later half of the tasks goes into a module of its own, behind the first one.
    private static IEnumerable<HarmlessEdit> Split(MutationSource source, string file)
    {
        var root = source.Map.Roots.Single(pair => pair.File == file).Root;
        if ((root.Get("workflow") as MappingSyntax)?.Get("tasks") is not SequenceSyntax { Items.Count: > 1 } tasks)
            yield break;
        var workflow = (MappingSyntax)root.Get("workflow")!;
        for (var at = 1; at < tasks.Items.Count; at++)
        {
            SequenceSyntax Part(int from, int to) => new([.. tasks.Items.Skip(from).Take(to - from)], tasks.Location);
            var first = root.With("workflow", workflow.With("tasks", Part(0, at)));
            var key = workflow.Entries.Single(entry => entry.Name == "tasks");
            var rest = new MappingSyntax([new MappingEntrySyntax(key.Key, Part(at, tasks.Items.Count))], workflow.Location);
            var second = new MappingSyntax(
                [new MappingEntrySyntax(root.Entries.Single(entry => entry.Name == "workflow").Key, rest)],
                root.Location
            );
            yield return new HarmlessEdit(
                "module split in two",
                $"{file} before task {at}",
                source.Set with
                {
                    Files =
                    [
                        .. source.Set.Files.SelectMany(pair =>
                            pair.Key != file
                                ? [pair]
                                : new[]
                                {
                                    KeyValuePair.Create(file, YamlRewriter.Write(source.Map, first, new())),
                                    KeyValuePair.Create("rest-" + file, YamlRewriter.Write(source.Map, second, new())),
                                }
                        ),
                    ],
                }
            );
        }
    }

    private static IEnumerable<HarmlessEdit> Renamed(MutationSource source)
    {
        foreach (var name in source.Map.Definitions.Where(one => one.Kind == "variable").Select(one => one.Name.Text).Distinct())
        {
            // Slurm and the runtime know some names, and a name that is a word of something else as well can't be replaced in the text.
            if (name.StartsWith("SLURM", StringComparison.Ordinal) || name == "CUDA_VISIBLE_DEVICES")
                continue;
            var word = new Regex($@"(?<!\w){name}(?!\w)");
            var renamed = name + "_RENAMED";
            yield return new HarmlessEdit(
                "variable renamed",
                name,
                source.Set with
                {
                    Files = [.. source.Set.Files.Select(file => KeyValuePair.Create(file.Key, word.Replace(file.Value, renamed)))],
                }
            )
            {
                Restore = text => text.Replace(renamed, name, StringComparison.Ordinal),
            };
        }
    }
}
