using System.Text.RegularExpressions;
using Sflow.Binding;
using Sflow.Compilation;
using Sflow.Diagnostics;
using Sflow.Generation.Plans;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Robustness.Mutations;

namespace Sflow.Robustness.HarmlessEdits;

/// <summary>Edits that change nothing are never refused: the plan and the job's script stay as they are, and so do the warnings.</summary>
[TestClass]
public sealed partial class HarmlessEditTests
{
    public static IEnumerable<object[]> Workflows => ValidModules.AllWithSettings.Select(set => new object[] { set.Name });

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DynamicData(nameof(Workflows))]
    public void NothingChanges(string name)
    {
        var set = ValidModules.AllWithSettings.Single(set => set.Name == name);
        var source = new MutationSource(set);
        var expected = View(new HarmlessEdit("none", "nothing", set));
        var failures = new List<string>();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var edit in TextEdits.All(source).Concat(RewriteEdits.All(source)))
        {
            counts[edit.Kind] = counts.GetValueOrDefault(edit.Kind) + 1;
            if (View(edit) is var actual && actual != (edit.Restore is null ? expected : WithoutHashes(expected)))
                failures.Add(
                    $"{edit.Kind}, {edit.What}: {FirstDifference(edit.Restore is null ? expected : WithoutHashes(expected), actual)}"
                );
        }

        TestContext.WriteLine($"{counts.Values.Sum()} edits of {counts.Count} kinds");
        Assert.IsGreaterThan(25, counts.Count);
        Assert.AreEqual("", string.Join("\n", failures), name);
    }

    private static string View(HarmlessEdit edit)
    {
        var result = edit.Set.Compile();
        var diagnostics = string.Join(
            "\n",
            result
                .Diagnostics.OrderBy(one => one.Severity)
                .ThenBy(one => one.Code, StringComparer.Ordinal)
                .Select(one => one.Severity == Severity.Error ? one.ToString() : one.Code)
        );
        var script = string.Join("\n", result.Files.Where(file => file.RelativePath.EndsWith(".sh", StringComparison.Ordinal)));
        var view = $"{diagnostics}\n{Plan(edit.Set)}\n{(edit.Set.HasTarget ? script : Document(result))}";
        return edit.Restore is null ? view : WithoutHashes(edit.Restore(view));
    }

    // Without a job, the document shows what the workflow is. The order of its keys is the order of the module.
    private static string Document(CompileResult result) =>
        string.Join(
            "\n",
            (result.Success ? result.Files[0].Content.ToString() : "")
                .Split('\n')
                .Select(line => line.Trim(' ', '-'))
                .Where(line => !line.StartsWith('#') && !line.StartsWith("description:", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );

    // The identity and the fingerprints are hashes of texts that have the names.
    private static string WithoutHashes(string view) => Hash().Replace(view, "HASH");

    private static string Plan(ModuleSet set)
    {
        var bag = new DiagnosticBag();
        return
            new WorkflowCompiler(set.Reader).Compose(set.Modules, set.MissableTasks, bag, set.Merge) is { } composed
            && Binder.Run(composed, bag) is { } model
            && !bag.HasErrors
            && Resolver.Run(model, JobSettings.None, bag) is { } resolved
            && !bag.HasErrors
            && Planner.Run(resolved, bag) is { } plan
            ? PlanJson.Write(plan, indented: true)
            : string.Join("\n", bag);
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {at + 1}: {before.ElementAtOrDefault(at) ?? "(end)"}\nBUT: {after.ElementAtOrDefault(at) ?? "(end)"}";
    }

    [GeneratedRegex(@"\b([0-9a-f]{32}|[0-9a-f]{16})\b")]
    private static partial Regex Hash();
}
