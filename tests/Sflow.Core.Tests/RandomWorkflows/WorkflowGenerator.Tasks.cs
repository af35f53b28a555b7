namespace Sflow.Tests.RandomWorkflows;

internal sealed partial class WorkflowGenerator
{
    /// <summary>A task that later ones can depend on.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsService">True if it has a readiness probe.</param>
    /// <param name="IsReplicated">True if its base name is a list.</param>
    private sealed record MadeTask(string Name, bool IsService, bool IsReplicated);

    private Fields MakeTask()
    {
        var name = "t" + Number(tasks.Count) + Pick("", "_load", "-run");
        var isService = Chance(35);
        var before = tasks.Where(_ => Chance(40)).ToList();
        var fields = new Fields { { "name", name } };
        if (operators.Count > 0 && Chance(50))
        {
            var operation = Pick([.. operators]);
            fields.Add(
                "operator",
                operation == "step" && Chance(40) ? new Fields { { "name", operation }, { "label", false } } : operation
            );
        }

        if (Chance(20))
            fields.Add("backend", Backend);
        if (before.Count > 0)
            fields.Add("depends_on", new Items(before.Select(task => task.Name)));
        var (replicas, copies) = Replicas(isService);
        if (replicas is not null)
            fields.Add("replicas", replicas);
        if (Resources(copies) is { } resources)
            fields.Add("resources", resources);
        if (Chance(25))
            fields.Add("retries", new Fields { { "count", random.Next(0, 3) }, { "interval", Pick<object>(1, 2.5) } });
        if (Chance(30))
            fields.Add("timeout", Pick<object>("10m", 600, "1h30m"));
        if (Chance(20))
            fields.Add(
                "variables",
                new Fields
                {
                    {
                        "OWN",
                        new Fields { { "value", $"${{{{ {IntegerName()} + 1 }}}}" } }
                    },
                }
            );
        if (Probes(isService) is { } probes)
            fields.Add("probes", probes);
        if (!isService && Chance(30))
            fields.Add("outputs", new Items { new Fields { { "pattern", Pick("rate: {rate:f} req/s", "n={n:d}", "{name:w} done") } } });
        fields.Add("script", new Items(Script(before)));
        tasks.Add(new MadeTask(name, isService, replicas is not null));
        return fields;
    }

    private (Fields? Replicas, int Copies) Replicas(bool isService)
    {
        if (Chance(60))
            return (null, 1);
        if (!isService && variables.Any(one => one.HasDomain) && Chance(60))
            return (
                new Fields
                {
                    { "policy", "sequential" },
                    {
                        "variables",
                        new Items { "CONCURRENCY" }
                    },
                },
                1
            );
        var count = random.Next(1, 4);
        return (new Fields { { "count", Chance(70) ? count : $"${{{{ {Number(count)} }}}}" } }, count);
    }

    private Fields? Resources(int copies)
    {
        if (Chance(45))
            return null;
        var size = Pick(1, 2, gpusPerNode / 2);
        if (Chance(60) && size * copies <= gpusLeft)
        {
            gpusLeft -= size * copies;
            return new Fields
            {
                {
                    "gpus",
                    new Fields { { "count", Chance(70) ? size : $"${{{{ {Number(size)} * 1 }}}}" } }
                },
            };
        }

        return Chance(50) && copies <= nodes
            ? new Fields
            {
                {
                    "nodes",
                    new Fields { { "count", 1 } }
                },
            }
            : new Fields
            {
                {
                    "nodes",
                    new Fields
                    {
                        {
                            "indices",
                            new Items { random.Next(nodes) }
                        },
                    }
                },
            };
    }

    private Fields? Probes(bool isService)
    {
        var fields = new Fields();
        if (isService)
            fields.Add("readiness", Readiness());
        if (Chance(15))
            fields.Add(
                "failure",
                new Fields
                {
                    {
                        "log_watch",
                        new Fields { { "match_pattern", "out of memory" } }
                    },
                    { "interval", 10 },
                }
            );
        return fields.Count == 0 ? null : fields;
    }

    private Fields Readiness()
    {
        var fields = random.Next(3) switch
        {
            0 => new Fields
            {
                {
                    "tcp_port",
                    new Fields { { "port", $"${{{{ 8000 + {IntegerName()} }}}}" } }
                },
            },
            1 => new Fields
            {
                {
                    "log_watch",
                    new Fields { { "regex_pattern", "re:ready( now)?$" } }
                },
            },
            _ => new Fields
            {
                {
                    "http_get",
                    new Fields { { "url", $"http://localhost:${{{{ 9000 + {IntegerName()} }}}}/health" } }
                },
            },
        };
        fields.Add("timeout", Pick(60, 600));
        return fields;
    }

    private IEnumerable<object?> Script(List<MadeTask> before)
    {
        yield return Pick("set -e", "echo begin", "date");
        foreach (var variable in variables.Where(_ => Chance(40)))
        {
            yield return random.Next(4) switch
            {
                0 => $"echo \"${{{variable.Name}}}\"",
                1 => $"run --value=${{{{ variables.{variable.Name} }}}}",
                2 => $"run '${{{{ {variable.Name} }}}}' --again \"${variable.Name}\"",
                _ when variable.Kind is "range" or "list" or "dict" => $"run ${{{{ variables.{variable.Name} | list | length }}}}",
                _ => variable.Kind == "integer" ? $"run ${{{{ {variable.Name} * 2 }}}}" : $"run ${{{{ {variable.Name} }}}}",
            };
        }

        foreach (var task in before.Where(_ => Chance(40)))
            yield return task.IsReplicated
                ? $"curl http://${{{{ task['{task.Name}'][0].nodes[0].ip_address }}}}:80/"
                : $"curl http://${{{{ task['{task.Name}'].nodes[0].ip_address }}}}:80/";
        if (artifacts.Count > 0)
            yield return $"cat ${{{{ artifacts.{Pick([.. artifacts])}.path }}}} \"${{{artifacts[0]}}}\"";
        yield return "echo \"rate: 1.5 req/s\"\necho \"n=3\"";
    }
}
