using System.Globalization;
using Sflow.Composition;

namespace Sflow.Tests.RandomWorkflows;

/// <summary>
/// Makes valid workflows of several modules at random: variables that depend on each other, artifacts, backends, operators, and a graph of
/// services and batch tasks with replicas, probes and resources. The same seed makes the same workflow.
/// </summary>
/// <param name="seed">The seed.</param>
internal sealed partial class WorkflowGenerator(int seed)
{
    private readonly Random random = new(seed);
    private readonly List<Variable> variables = [];
    private readonly List<string> artifacts = [];
    private readonly List<string> operators = [];
    private readonly List<MadeTask> tasks = [];
    private bool isSlurm;
    private int nodes;
    private int gpusPerNode;
    private int gpusLeft;
    private bool hasLastGpu;

    /// <summary>The modules by name, in merge order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Make()
    {
        isSlurm = Chance(70);
        nodes = isSlurm ? Pick(1, 2, 4) : 1;
        gpusPerNode = Pick(4, 8);
        // With half of all GPUs in pieces of at most half a node, every order of placement fits.
        gpusLeft = nodes * gpusPerNode / 2;
        var platform = new Fields { { "version", "0.1" }, { "backends", Backends() } };
        if (Operators() is { Count: > 0 } made)
            platform.Add("operators", made);
        var common = new Fields { { "version", "0.1" }, { "variables", Variables() } };
        if (Artifacts() is { Count: > 0 } files)
            common.Add("artifacts", files);
        var head = new Fields { { "name", Pick("serve", "sweep-run", "my workflow", "bench.1") } };
        if (Chance(30))
            head.Add("timeout", Pick("2h", "90m", "7200"));
        if (WorkflowVariables() is { Count: > 0 } more)
            head.Add("variables", more);
        var late = LateVariables();
        var all = Enumerable.Range(0, random.Next(1, 8)).Select(_ => (object?)MakeTask()).ToList();
        if (Chance(15))
            head.Add("monitor", Monitor(tasks.Select(task => task.Name), false));
        var half = random.Next(all.Count);
        common.Add("workflow", head);
        var result = new List<KeyValuePair<string, string>> { Module("platform.yaml", platform), Module("common.yaml", common) };
        if (late is not null)
            result.Add(Module("late.yaml", late));
        // Tasks of one module can depend on those of another one, whichever comes first.
        foreach (var (name, part) in new[] { ("work.yaml", all.Skip(half)), ("services.yaml", all.Take(half)) })
        {
            if (part.Any())
                result.Add(
                    Module(
                        name,
                        new Fields
                        {
                            { "version", "0.1" },
                            {
                                "workflow",
                                new Fields { { "tasks", new Items(part) } }
                            },
                        }
                    )
                );
        }

        if (Override() is { } change)
            result.Add(Module("override.yaml", new Fields { { "version", "0.1" }, { "variables", change } }));
        if (Chance(30))
        {
            Merge = MergeMode.Deep;
            result.Add(Module("changes.yaml", Changes([.. all.Cast<Fields>()])));
        }

        return result;
    }

    private KeyValuePair<string, string> Module(string name, Fields content) => new(name, YamlText.Write(random, content));

    // ---- chance ----

    private bool Chance(int percent) => random.Next(100) < percent;

    private T Pick<T>(params T[] choices) => choices[random.Next(choices.Length)];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // ---- sections ----

    private object Named(string name, Fields fields, List<(string, Fields)> all)
    {
        all.Add((name, fields));
        return all;
    }

    // A section as a list, or as a mapping by name.
    private object Section(List<(string Name, Fields Body)> entries)
    {
        if (Chance(50))
        {
            var map = new Fields();
            foreach (var (name, body) in entries)
                map.Add(name, body);
            return map;
        }

        return new Items(
            entries.Select(entry =>
            {
                var item = new Fields { { "name", entry.Name } };
                item.AddRange(entry.Body);
                return (object?)item;
            })
        );
    }

    private object Backends()
    {
        var list = new List<(string, Fields)>();
        if (isSlurm)
            list.Add(
                (
                    "hpc",
                    new Fields
                    {
                        { "type", "slurm" },
                        { "default", true },
                        { "account", "team" },
                        { "partition", Pick("gpu", "batch") },
                        { "time", Pick("01:00:00", "2-00:00:00", "90") },
                        { "nodes", nodes },
                        { "gpus_per_node", gpusPerNode },
                    }
                )
            );
        else
            list.Add(
                (
                    "here",
                    new Fields
                    {
                        { "type", "local" },
                        { "default", true },
                        { "gpus_per_node", gpusPerNode },
                    }
                )
            );
        return Section(list);
    }

    private string Backend => isSlurm ? "hpc" : "here";

    private List<object?> Operators()
    {
        var list = new Items();
        if (isSlurm && Chance(60))
        {
            var fields = new Fields { { "name", "step" }, { "type", "srun" } };
            if (Chance(50))
                fields.Add("cpus_per_task", Chance(50) ? 4 : "${{ 2 * 2 }}");
            if (Chance(40))
                fields.Add("extra_args", new Items { Chance(50) ? "--mem-bind=local" : "--comment=${{ variables.RANKS }}" });
            if (Chance(40))
                fields.Add("container_image", "registry.example.com/llm/serve:1.4");
            list.Add(fields);
            operators.Add("step");
        }

        if (Chance(40))
        {
            list.Add(new Fields { { "name", "shell" }, { "type", "bash" } });
            operators.Add("shell");
        }

        if (Chance(20))
        {
            list.Add(
                new Fields
                {
                    { "name", "program" },
                    { "type", "python" },
                    { "python_exec", "python3" },
                }
            );
        }

        return list;
    }

    private List<object?> Artifacts()
    {
        var list = new Items();
        if (Chance(50))
        {
            list.Add(
                new Fields { { "name", "MODEL" }, { "uri", Chance(50) ? "fs:///models/llm" : "fs:///models/${{ " + FixedText() + " }}" } }
            );
            artifacts.Add("MODEL");
        }

        if (Chance(50))
        {
            list.Add(
                new Fields
                {
                    { "name", "CONFIG" },
                    { "uri", "file://conf/engine.yaml" },
                    { "content", "size: ${{ SIZE }}\nname: '${{ variables.LABEL }}'\nranks: ${{ RANKS }} ${{ MAP }}\n" },
                }
            );
            artifacts.Add("CONFIG");
        }

        return list;
    }
}
