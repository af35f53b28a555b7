namespace Sflow.Tests.RandomWorkflows;

internal sealed partial class WorkflowGenerator
{
    /// <summary>A variable that the tasks can use.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Kind">integer, float, string, boolean, list or dict.</param>
    /// <param name="HasDomain">True if replicas can run through it.</param>
    /// <param name="IsComputed">True if its value is an expression.</param>
    private sealed record Variable(string Name, string Kind, bool HasDomain, bool IsComputed);

    private static readonly string[] Words =
    [
        "llm",
        "org/model",
        "0.6B",
        "a b",
        "007",
        "1_000",
        "it's",
        "$HOME",
        "ünï",
        "a: b",
        "#x",
        "x\"y",
        "{{ no }}",
        "true",
        "-1",
    ];

    private object Variables()
    {
        size = Pick(1, 2, 4);
        isTyped = Chance(50);
        var list = new List<(string, Fields)>
        {
            ("SIZE", Fixed("SIZE", "integer", size)),
            ("LABEL", Fixed("LABEL", "string", Pick(Words))),
        };
        // Values that YAML cannot write, so that they stay expressions in resolved documents.
        list.Add(("RANKS", TypedOrNot("list", "range(variables.SIZE)")));
        list.Add(("MAP", TypedOrNot("dict", $"dict(size=SIZE, text={Text()})")));
        variables.Add(new Variable("RANKS", "range", false, true));
        if (Chance(40))
        {
            list.Add(
                ("NAMES", new Fields { { "type", "string" }, { "value", $"${{{{ {Reference("RANKS")} | map('string') | join(',') }}}}" } })
            );
            variables.Add(new Variable("NAMES", "string", false, true));
        }

        if (Chance(40))
        {
            list.Add(
                (
                    "LAST",
                    new Fields
                    {
                        { "type", "integer" },
                        { "value", $"${{{{ {Reference("RANKS")} | last }}}}" },
                        { "domain", "${{ variables.RANKS | list }}" },
                    }
                )
            );
            variables.Add(new Variable("LAST", "integer", true, true));
        }

        for (var i = random.Next(1, 9); i > 0; i--)
        {
            var name = "V" + Number(i);
            list.Add((name, Chance(45) ? Computed(name) : AnyFixed(name)));
        }

        if (Chance(60))
        {
            list.Add(
                (
                    "CONCURRENCY",
                    new Fields
                    {
                        { "type", "integer" },
                        { "value", 8 },
                        {
                            "domain",
                            new Items { 8, 16, 32 }
                        },
                    }
                )
            );
            variables.Add(new Variable("CONCURRENCY", "integer", true, false));
            if (Chance(50))
            {
                list.Add(("CHOICES", new Fields { { "type", "integer" }, { "value", "${{ variables.CONCURRENCY.domain | length }}" } }));
                variables.Add(new Variable("CHOICES", "integer", false, true));
            }

            if (Chance(50))
            {
                list.Add(("REQUESTS", new Fields { { "type", "integer" }, { "value", "${{ CONCURRENCY * 4 }}" } }));
                variables.Add(new Variable("REQUESTS", "integer", false, true));
            }
        }

        return Section(list);
    }

    // An untyped variable is a string outside of the sections for variables.
    private Fields TypedOrNot(string kind, string expression)
    {
        var fields = new Fields();
        if (isTyped)
            fields.Add("type", kind);
        fields.Add("value", $"${{{{ {expression} }}}}");
        return fields;
    }

    private Fields Fixed(string name, string kind, object value, bool isTyped = true)
    {
        variables.Add(new Variable(name, kind, false, false));
        var fields = new Fields();
        if (isTyped)
            fields.Add("type", kind);
        fields.Add("value", value);
        if (Chance(30))
            fields.Add("description", Pick("What it is for.", "a: b, c", "100 %"));
        return fields;
    }

    private Fields AnyFixed(string name) =>
        random.Next(7) switch
        {
            0 => Fixed(name, "integer", random.Next(0, 4096)),
            1 => Fixed(name, "float", Pick(0.25, 1.5, 100.0)),
            2 => Fixed(name, "boolean", Chance(50)),
            3 => Fixed(name, "list", new Items { 1, 2, "${{ SIZE + 1 }}" }),
            4 => Fixed(name, "dict", new Fields { { "a", 1 }, { "b", Pick(Words) } }),
            5 => Fixed(name, "string", Pick(Words), isTyped: false),
            _ => Fixed(name, "string", Pick(Words)),
        };

    // Values that other variables and built-in functions give; some cannot be written as YAML, and stay expressions.
    private Fields Computed(string name)
    {
        var (kind, expression) = random.Next(18) switch
        {
            0 => ("integer", $"{IntegerName()} * 2"),
            1 => ("integer", $"[{IntegerName()}, 3] | max"),
            2 => ("string", $"'{{}}-{{}}'.format({IntegerName()}, {Text()})"),
            3 => ("string", $"{Text()} ~ '_x'"),
            4 => ("list", $"range({IntegerName()}) | list"),
            5 => ("string", $"'big' if {IntegerName()} > 2 else 'small'"),
            6 => ("dict", $"dict(a={IntegerName()}, b={Text()})"),
            7 => ("list", $"[{IntegerName()}, {Text()}]"),
            8 => ("boolean", $"{IntegerName()} >= 2"),
            9 => ("string", $"{Text()} | replace('l', 'L') | upper"),
            10 => ("range", $"dict(a={IntegerName()}, b={Text()}).keys()"),
            11 => ("range", $"dict(a={IntegerName()}, b={Text()}).items()"),
            12 => ("range", $"{Reference("RANKS")} | map('string')"),
            13 => ("range", $"({IntegerName()}, {Text()}, none, true, 1.5)"),
            14 => ("range", $"[{{'a': {IntegerName()}}}, [{Text()}], {{}}, []]"),
            15 => ("string", $"{Text()} | list | join('-') | default('none', true)"),
            16 => ("float", $"{IntegerName()} / 3"),
            _ => ("range", $"range({IntegerName()})"),
        };
        var fields = new Fields();
        if (kind is "integer" || (kind != "range" && Chance(60)))
            fields.Add("type", kind);
        fields.Add("value", Chance(90) || kind != "string" ? $"${{{{ {expression} }}}}" : $"pre ${{{{ {expression} }}}} post");
        variables.Add(new Variable(name, kind, false, true));
        return fields;
    }

    private List<object?> WorkflowVariables()
    {
        var list = new Items();
        if (Chance(50))
        {
            list.Add(
                new Fields
                {
                    { "name", "HEAD" },
                    { "value", $"http://${{{{ backends.{Backend}.nodes[0].ip_address }}}}:${{{{ {IntegerName()} + 8000 }}}}" },
                }
            );
            variables.Add(new Variable("HEAD", "url", false, true));
        }

        if (artifacts.Count > 0 && Chance(50))
        {
            list.Add(new Fields { { "name", "PLACE" }, { "value", $"${{{{ artifacts.{artifacts[0]}.path }}}}/x" } });
            variables.Add(new Variable("PLACE", "url", false, true));
        }

        return list;
    }

    // A later module changes fixed values. Sizes stay, because the resources depend on them.
    private Fields? Override()
    {
        var changed = variables.Where(one => one is { IsComputed: false, HasDomain: false, Kind: "string" }).ToList();
        if (changed.Count == 0 || Chance(60))
            return null;
        return new Fields
        {
            {
                Pick([.. changed]).Name,
                new Fields { { "type", "string" }, { "value", Pick(Words) } }
            },
        };
    }

    private string IntegerName() => Reference(Pick([.. variables.Where(one => one.Kind == "integer")]).Name);

    // Artifacts are the same for all tasks, so that they can use no variable that replicas run through.
    private string FixedText() => Reference(Pick([.. variables.Where(one => one is { Kind: "string", IsComputed: false })]).Name);

    private string Text() => Reference(Pick([.. variables.Where(one => one.Kind == "string")]).Name);

    private string Reference(string name) => Chance(50) ? "variables." + name : name;
}
