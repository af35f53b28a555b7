using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Generation.Sbatch;
using Sflow.Resolution;
using Sflow.Syntax;

namespace Sflow.Tests.Conformance;

/// <summary>
/// The results that nv-sflow 0.3 reads from logs, and those that the runtime reads with the same patterns. The environment variable
/// SFLOW_CONFORMANCE_03 names another folder with the same layout.
/// </summary>
[TestClass]
public sealed class ResultConformanceTests
{
    // The numbers of the table "nv-sflow 0.3" in docs/language.md.
    private const int CheckedByTheBuild = 85;
    private const int CountOfNothing = 87;
    private const int NoNumber = 88;
    private const int ExactSum = 89;

    private static readonly Dictionary<string, int> CauseOf = new()
    {
        ["SFLOW1440"] = CheckedByTheBuild,
        ["SFLOW1441"] = CheckedByTheBuild,
    };

    private static string Folder => ConformanceSet.Newer.Root;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void ResultsAreThoseOfNvSflow() => Check(Path.Combine(Folder, "results.jsonl"));

    /// <summary>Random patterns, values and logs, with what Python makes of them by the same rules.</summary>
    [TestMethod]
    public void RandomResultsAreThoseOfPython() =>
        Check(Repository.PathOf("tests", "Sflow.Core.Tests", "Data", "regexes", "results.jsonl"));

    private void Check(string file)
    {
        var cases = File.ReadLines(file).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var deviations = new SortedDictionary<int, List<string>>();
        var wrong = new List<string>();
        var runs = new List<(JsonObject Case, IReadOnlyList<string> Words)>();
        foreach (var test in cases)
        {
            var words = Compile(test["result"]!, out var codes);
            var mustFail = (string?)test["error_kind"] == "validation";
            if (codes.Count == 0 && mustFail)
                wrong.Add($"{test["id"]}: it builds");
            else if (codes.Count > 0 && !mustFail && codes.Any(code => !CauseOf.ContainsKey(code)))
                wrong.Add($"{test["id"]}: {string.Join(", ", codes)}");
            else if (codes.Count > 0 && !mustFail)
                Note(CauseOf[codes[0]], test);
            else if (codes.Count == 0)
                runs.Add((test, words));
        }

        foreach (var ((test, _), found) in runs.Zip(Read(runs)))
        {
            if (test["payload"] is not JsonObject expected)
                continue;
            var normal = new JsonObject
            {
                ["ok"] = expected["ok"]!.DeepClone(),
                ["values"] = Strings(expected["values"]!, test),
                ["matches"] = Strings(expected["matches"]!, test),
                ["errors"] = expected["errors"]!.AsArray().Count,
                ["metadata"] = expected["metadata"]!.DeepClone(),
            };
            AddCounts(normal, test);
            var actual = new JsonObject
            {
                ["ok"] = found["ok"]!.DeepClone(),
                ["values"] = found["values"]!.DeepClone(),
                ["matches"] = found["matches"]!.DeepClone(),
                ["errors"] = found["errors"]!.AsArray().Count,
                ["metadata"] = found["metadata"]!.DeepClone(),
            };
            if (!AreEqual(normal, actual, test))
                wrong.Add($"{test["id"]}: {actual.ToJsonString()}\n  instead of {normal.ToJsonString()}");
        }

        foreach (var (number, ids) in deviations)
            TestContext.WriteLine($"{number}: {string.Join(' ', ids.Distinct())}");
        Assert.AreEqual("", string.Join('\n', wrong), $"{wrong.Count} of {cases.Count}");

        void Note(int number, JsonObject test)
        {
            if (!deviations.TryGetValue(number, out var ids))
                deviations.Add(number, ids = []);
            ids.Add((string)test["id"]!);
        }

        // JSON has no NaN and no infinities.
        JsonNode? Strings(JsonNode? node, JsonObject test)
        {
            switch (node)
            {
                case JsonObject map when map.Count == 1 && (string?)map["$float"] is { } text:
                    Note(NoNumber, test);
                    return text switch
                    {
                        "nan" => "NaN",
                        "inf" => "Infinity",
                        _ => "-Infinity",
                    };
                case JsonObject map:
                    return new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Strings(member.Value, test))));
                case JsonArray list:
                    return new JsonArray([.. list.Select(item => Strings(item, test))]);
                default:
                    return node?.DeepClone();
            }
        }

        void AddCounts(JsonObject normal, JsonObject test)
        {
            foreach (var (name, metric) in normal["metadata"]!.AsObject())
            {
                if ((string?)metric!["aggregate"] != "count" || normal["values"]![name] is not null)
                    continue;
                normal["values"]![name] = 0;
                Note(CountOfNothing, test);
            }
        }

        bool AreEqual(JsonNode? a, JsonNode? b, JsonObject test)
        {
            if (a is JsonObject left && b is JsonObject right)
                return left.Count == right.Count
                    && left.All(member => right.ContainsKey(member.Key) && AreEqual(member.Value, right[member.Key], test));
            if (a is JsonArray first && b is JsonArray second)
                return first.Count == second.Count && first.Zip(second).All(pair => AreEqual(pair.First, pair.Second, test));
            if (a?.GetValueKind() != JsonValueKind.Number || b?.GetValueKind() != JsonValueKind.Number)
                return JsonNode.DeepEquals(a, b);
            var (x, y) = (Number(a), Number(b));
            if (IsFloat(a) != IsFloat(b))
                return false;
            if (x.Equals(y))
                return true;
            if (
                Math.Abs(x - y) > 1e-15 * Math.Max(Math.Abs(x), Math.Abs(y))
                || test["result"]!["patterns"] is not JsonArray patterns
                || !patterns.Any(pattern => (string?)pattern!["aggregate"] is "sum" or "avg")
            )
                return false;
            Note(ExactSum, test);
            return true;
        }
    }

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture);

    private static bool IsFloat(JsonNode node) => node.ToJsonString().IndexOfAny(['.', 'e', 'E']) >= 0;

    // The words of the runtime for a task with these results, or the codes of the errors.
    private static IReadOnlyList<string> Compile(JsonNode result, out IReadOnlyList<string> codes)
    {
        var module = new JsonObject
        {
            ["version"] = "0.1",
            ["workflow"] = new JsonObject
            {
                ["name"] = "w",
                ["tasks"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "t",
                        ["script"] = new JsonArray("true"),
                        ["result"] = result.DeepClone(),
                    }
                ),
            },
        };
        var diagnostics = new DiagnosticBag();
        var source = new SourceText("a.yaml", module.ToJsonString());
        var resolved =
            YamlReader.Read(source, diagnostics) is { } read
            && Composer.Run([read], diagnostics) is { } composed
            && Binder.Run(composed, diagnostics) is { } model
            && !diagnostics.HasErrors
                ? Resolver.Run(model, JobSettings.None, diagnostics)
                : null;
        var words = resolved is null ? [] : ResultWords.Of(resolved.Tasks[0].Result, diagnostics).ToList();
        codes = [.. diagnostics.Where(one => one.Severity == Severity.Error).Select(one => one.Code)];
        return words;
    }

    private static List<JsonObject> Read(IReadOnlyList<(JsonObject Case, IReadOnlyList<string> Words)> runs)
    {
        var folder = Directory.CreateTempSubdirectory("sflow-results").FullName;
        try
        {
            var runtime = Repository.PathOf("src", "Sflow.Core", "Generation", "Sbatch", "Runtime");
            var script = new StringBuilder();
            foreach (var part in Directory.GetFiles(runtime, "*.sh").OrderBy(Path.GetFileName, StringComparer.Ordinal))
            {
                if (string.CompareOrdinal(Path.GetFileName(part), "40") < 0)
                    script.Append(File.ReadAllText(part));
            }

            script.Append($"_SF_RUN='{folder}'\n");
            for (var i = 0; i < runs.Count; i++)
            {
                Directory.CreateDirectory(Path.Combine(folder, $"t{i}"));
                File.WriteAllText(Path.Combine(folder, $"t{i}", $"t{i}.log"), (string)runs[i].Case["log"]!);
                script.Append($"task t{i}\n").AppendJoin('\n', runs[i].Words).Append($"\n_sf_write_result {i} || echo \"t{i} failed\"\n");
            }

            File.WriteAllText(Path.Combine(folder, "script"), script.ToString());
            using var bash = Process.Start(
                new ProcessStartInfo("bash", [Path.Combine(folder, "script")])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            )!;
            Assert.AreEqual("", bash.StandardError.ReadToEnd() + bash.StandardOutput.ReadToEnd());
            bash.WaitForExit();
            return [.. runs.Select((_, i) => JsonNode.Parse(File.ReadAllText(Path.Combine(folder, $"t{i}", "result.json")))!.AsObject())];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
