namespace Sflow.Tests.RandomWorkflows;

internal sealed partial class WorkflowGenerator
{
    /// <summary>A task that later ones can depend on.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsService">True if it has a readiness probe.</param>
    /// <param name="IsReplicated">True if its base name is a list.</param>
    /// <param name="HasPorts">True if it has a service.</param>
    private sealed record MadeTask(string Name, bool IsService, bool IsReplicated, bool HasPorts);

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
        if (Resources(copies, isService) is { } resources)
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
                        new Fields { { "value", $"${{{{ {Pick(IntegerName() + " + 1", "RANKS", "MAP", OfLists())} }}}}" } }
                    },
                }
            );
        var hasPorts = Chance(isService ? 60 : 10);
        if (hasPorts)
            fields.Add("ports", Ports());
        AddFields(fields, name, isService, replicas is not null, before);
        if (Probes(isService, hasPorts && replicas is null ? name : null) is { } probes)
            fields.Add("probes", probes);
        if (!isService && Chance(30))
            fields.Add("outputs", new Items { new Fields { { "pattern", Pick("rate: {rate:f} req/s", "n={n:d}", "{name:w} done") } } });
        fields.Add("script", new Items(Script(before)));
        tasks.Add(new MadeTask(name, isService, replicas is not null, hasPorts));
        return fields;
    }

    private string OfLists() => isTyped ? "MAP.text ~ (RANKS | last)" : "namespace(size=SIZE).size";

    // The last GPU of some node is always free, because the tasks of one workflow use half of them, from the first on.
    private Fields Gpus(int size, int copies, bool isService)
    {
        var fields = new Fields();
        if (size == 1 && copies == 1 && !hasLastGpu && Chance(40))
        {
            hasLastGpu = true;
            fields.Add("indices", Chance(50) ? new Items { gpusPerNode - 1 } : $"${{{{ [{Number(gpusPerNode)} - 1] }}}}");
        }
        else
            fields.Add("count", Chance(70) ? size : $"${{{{ {Number(size)} * 1 }}}}");
        if (Chance(25))
            fields.Add("release_after", isService ? Pick("task_ready", "workflow_completion") : "task_completion");
        return fields;
    }

    private (Fields? Replicas, int Copies) Replicas(bool isService)
    {
        if (Chance(60))
            return (null, 1);
        var swept = variables.Where(one => one.HasDomain).Select(one => one.Name).ToList();
        if (!isService && swept.Count > 0 && Chance(60))
            return (new Fields { { "policy", "sequential" }, { "variables", new Items(Chance(80) ? [Pick([.. swept])] : swept) } }, 1);
        if (isTyped && Chance(20))
            return (new Fields { { "count", $"${{{{ {Pick("RANKS | length", "MAP.size", "(variables.RANKS | last) + 1")} }}}}" } }, size);
        var count = random.Next(1, 4);
        return (new Fields { { "count", Chance(70) ? count : $"${{{{ {Number(count)} }}}}" } }, count);
    }

    private Fields? Resources(int copies, bool isService)
    {
        if (Chance(45))
            return null;
        var size = Pick(1, 2, gpusPerNode / 2);
        if (Chance(60) && size * copies <= gpusLeft)
        {
            gpusLeft -= size * copies;
            return new Fields { { "gpus", Gpus(size, copies, isService) } };
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
                            new Items { Chance(30) ? -1 : random.Next(nodes) }
                        },
                    }
                },
            };
    }

    private Fields? Probes(bool isService, string? withService)
    {
        var fields = new Fields();
        if (isService)
            fields.Add("readiness", Chance(70) ? Readiness(withService) : new Items { Readiness(withService), Readiness(null) });
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

    private Fields Readiness(string? withService)
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
                    new Fields
                    {
                        {
                            "url",
                            withService is not null && Chance(60)
                                ? $"${{{{ task['{withService}'].service.url }}}}/health"
                                : $"http://localhost:${{{{ 9000 + {IntegerName()} }}}}/health"
                        },
                    }
                },
            },
        };
        fields.Add("timeout", Pick(60, 600));
        if (Chance(25))
            fields.Add("each_check_timeout", Chance(50) ? 5 : $"${{{{ {SmallName()} * 3 }}}}");
        return fields;
    }

    private IEnumerable<object?> Script(List<MadeTask> before)
    {
        yield return Pick("set -e", "echo begin", "date");
        foreach (var variable in variables.Where(_ => Chance(40)))
        {
            yield return random.Next(6) switch
            {
                0 => $"echo \"${{{variable.Name}}}\"",
                1 => $"run --value=${{{{ variables.{variable.Name} }}}}",
                2 => $"run '${{{{ {variable.Name} }}}}' --again \"${variable.Name}\"",
                3 => $"run ${{{{ variables.{variable.Name}.domain | length }}}}",
                4 when variable.Kind is not "dict" => $"run ${{{{ variables.{variable.Name}.value }}}}",
                _ when variable.Kind is "range" or "list" or "dict" => $"run ${{{{ variables.{variable.Name} | list | length }}}}",
                _ => variable.Kind == "integer" ? $"run ${{{{ {variable.Name} * 2 }}}}" : $"run ${{{{ {variable.Name} }}}}",
            };
        }

        foreach (var task in before.Where(_ => Chance(40)))
            yield return Address(task);
        if (artifacts.Count > 0)
            yield return $"cat ${{{{ artifacts.{Pick([.. artifacts])}.path }}}} \"${{{artifacts[0]}}}\"";
        yield return "echo \"rate: 1.5 req/s\"\necho \"n=3\"";
    }
}
