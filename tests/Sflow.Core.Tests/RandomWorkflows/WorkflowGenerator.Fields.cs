namespace Sflow.Tests.RandomWorkflows;

// The fields that came with nv-sflow 0.3: hooks, ports, results, monitors.
internal sealed partial class WorkflowGenerator
{
    private int size;
    private bool isTyped;
    private readonly Dictionary<string, HashSet<string>> dependencies = [];

    private void AddFields(Fields fields, string name, bool isService, bool isReplicated, List<MadeTask> before)
    {
        dependencies[name] = [.. before.Select(task => task.Name)];
        if (Chance(15))
            fields.Add("fail_fast", Chance(50));
        var later = tasks.Where(task => !Reaches(name, task.Name)).ToList();
        if (later.Count > 0 && Chance(25))
        {
            var target = Pick([.. later]).Name;
            fields.Add("required_by", new Items { target });
            dependencies[target].Add(name);
        }

        if (Chance(25))
            fields.Add("result", Result());
        if (Chance(20))
            fields.Add("monitor", Monitor(isService || isReplicated ? [] : [name, .. before.Select(task => task.Name)], true));
    }

    // True when a task comes after another one.
    private bool Reaches(string task, string other) => task == other || dependencies[task].Any(dependency => Reaches(dependency, other));

    private Items Ports() =>
        Chance(50)
            ? [new Fields { { "port", random.Next(1000, 9000) } }]
            : [new Fields { { "port", $"${{{{ 8000 + {SmallName()} }}}}" }, { "name", "http" } }, new Fields { { "port", 9999 } }];

    private Fields Result() =>
        random.Next(3) switch
        {
            0 => new Fields { { "rate", @"rate: ([0-9.]+) req/s" }, { "n", $@"n=(?P<value>\d+) of ${{{{ {IntegerName()} }}}}" } },
            1 => new Fields { { "file", Pick("out.json", "results/all.JSON") } },
            _ => new Fields
            {
                { "source", "log" },
                {
                    "patterns",
                    new Items
                    {
                        new Fields
                        {
                            { "name", "rate" },
                            { "regex", @"^rate: (?P<whole>\d+)(?:\.(\d+))? req/s$" },
                            { "type", Pick("auto", "int", "float") },
                            { "aggregate", Pick("last", "avg", "list", "count") },
                            { "unit", Chance(50) ? "req/s" : $"${{{{ {Text()} }}}}" },
                            { "group", Pick<object>("whole", 1) },
                            { "required", Chance(50) },
                        },
                    }
                },
            },
        };

    private Fields Monitor(IEnumerable<string> usable, bool ofTask)
    {
        var fields = new Fields { { "interval", Pick(100, 1000, 5000) } };
        var used = usable.Where(_ => Chance(50)).ToList();
        if (used.Count > 0)
            fields.Add("resources", new Fields { { "used_by_tasks", new Items(used) } });
        if (Chance(60))
            fields.Add(
                "scopes",
                new Fields
                {
                    {
                        "cpu",
                        new Fields { { "enabled", true } }
                    },
                    {
                        "gpu",
                        new Fields { { "interval", 200 }, { "fields", "index,power.draw" } }
                    },
                    {
                        "custom",
                        new Fields
                        {
                            {
                                "script",
                                new Items { "cat /proc/loadavg" }
                            },
                        }
                    },
                }
            );
        if (!ofTask || Chance(50))
            fields.Add(
                "report",
                new Fields
                {
                    { "enabled", Chance(50) },
                    {
                        "format",
                        new Items { "csv" }
                    },
                }
            );
        else if (Chance(60))
            fields.Add(
                "window",
                new Fields
                {
                    { "start", "begin" },
                    {
                        "end",
                        new Fields
                        {
                            {
                                "pattern",
                                new Items { @"re:^rate: (\d+)", "done" }
                            },
                            { "select", "last" },
                        }
                    },
                }
            );
        return fields;
    }

    // What another task is reached by, if it says so.
    private string Address(MadeTask task)
    {
        var place = task.IsReplicated ? $"task['{task.Name}'][0]" : $"task['{task.Name}']";
        return task.HasPorts && Chance(60)
            ? $"curl ${{{{ {place}.service.{Pick("url", "host", "port")} }}}}"
            : $"curl http://${{{{ {place}.nodes[0].ip_address }}}}:80/";
    }

    private string SmallName() => Reference("SIZE");
}
