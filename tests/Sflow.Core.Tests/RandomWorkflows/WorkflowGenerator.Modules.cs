using Sflow.Composition;

namespace Sflow.Tests.RandomWorkflows;

// Modules that come after the others: variables that need backends, and single fields of tasks that a deep merge changes.
internal sealed partial class WorkflowGenerator
{
    /// <summary>How the modules merge; known once they are made.</summary>
    public MergeMode Merge { get; private set; }

    private Fields? LateVariables()
    {
        var list = new Fields();
        if (Chance(25))
        {
            list.Add("FIRST", new Fields { { "value", $"${{{{ backends.{Backend}.nodes[0].name }}}}" } });
            list.Add("SECOND", new Fields { { "value", $"${{{{ FIRST }}}}:${{{{ {SmallName()} + 1 }}}}" } });
            variables.Add(new Variable("FIRST", "url", false, true));
            variables.Add(new Variable("SECOND", "url", false, true));
        }

        if (artifacts.Count > 0 && Chance(25))
        {
            list.Add("BESIDE", new Fields { { "value", $"${{{{ artifacts.{artifacts[0]}.path }}}}.log" } });
            variables.Add(new Variable("BESIDE", "url", false, true));
        }

        return list.Count == 0 ? null : new Fields { { "variables", list } };
    }

    private Fields Changes(IReadOnlyList<Fields> all)
    {
        var changed = new Fields();
        foreach (var task in all.Where(_ => Chance(50)))
        {
            var fields = new Fields();
            if (Chance(40))
                fields.Add("timeout", Pick<object>("5m", 90, null!));
            if (Chance(30))
                fields.Add("retries", new Fields { { "count", 1 }, { "interval", 3 } });
            if (Chance(30))
                fields.Add("script", new Items { "echo changed ${{ SIZE }}" });
            if (Chance(30))
                fields.Add(Pick("monitor", "result", "outputs", "fail_fast"), null);
            if (task.Any(field => field is { Key: "probes", Value: Fields probes } && probes.Any(IsSingleReadiness)) && Chance(50))
                fields.Add(
                    "probes",
                    new Fields
                    {
                        {
                            "readiness",
                            new Fields { { "timeout", 900 }, { "interval", 2 } }
                        },
                    }
                );
            if (fields.Count > 0)
                changed.Add((string)task.Single(field => field.Key == "name").Value!, fields);
        }

        var workflow = new Fields { { "name", "changed" } };
        if (changed.Count > 0)
            workflow.Add("tasks", changed);
        var module = new Fields
        {
            {
                "variables",
                new Fields
                {
                    {
                        "LABEL",
                        new Fields { { "value", Pick("x", "a b") } }
                    },
                }
            },
        };
        if (isSlurm)
            module.Add(
                "backends",
                new Fields
                {
                    {
                        "hpc",
                        new Fields { { "partition", "other" }, { "time", "30" } }
                    },
                }
            );
        module.Add("workflow", workflow);
        return module;
    }

    private static bool IsSingleReadiness(KeyValuePair<string, object?> probe) => probe is { Key: "readiness", Value: Fields };
}
