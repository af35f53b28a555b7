using System.Collections.Generic;
using System.Linq;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Sflow.Binding;

/// <summary>
/// The language as a JSON Schema (draft 2020-12) for editors, made from what Binding checks modules with. It accepts every module that
/// Binding accepts, but for words in capitals where the language compares without case, and leaves to the compiler what needs more than
/// one place: names that refer to others, domains, expressions.
/// </summary>
public static class ModuleJsonSchema
{
    // VariableNames and TaskNames as regular expressions of the kind that every editor reads: no punctuation of ASCII, where VariableNames wants letters.
    private const string VariableName = @"^[^\s\d!-/:-@\[-^`{-~][^\s!-/:-@\[-^`{-~]*$";
    private const string TaskName = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$";

    /// <summary>The schema, indented, with a newline at its end.</summary>
    public static string Write() => Schema().ToString(Formatting.Indented).Replace("\r\n", "\n") + "\n";

    private static JObject Schema() => new()
    {
        ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
        ["title"] = "A module of an Sflow workflow",
        ["type"] = "object",
        ["properties"] = new JObject
        {
            ["version"] = Described(new() { ["enum"] = new JArray("0.1", JValue.CreateNull()) }, "The version of the language, in quotes."),
            ["variables"] = Described(Ref("variables"), "The variables: expressions and the tasks' shells see them."),
            ["artifacts"] = Described(NamedEntries("artifact", VariableName), "Models, data and files that tasks use, by URI."),
            ["backends"] = Described(NamedEntries("backend"), "Where tasks run: a Slurm allocation, or this machine."),
            ["operators"] = Described(NamedEntries("operator"), "How tasks are started."),
            ["workflow"] = Described(Workflow(), "The workflow's name and tasks."),
        },
        ["additionalProperties"] = false,
        ["$defs"] = Definitions(),
    };

    private static JObject Workflow() => new()
    {
        ["type"] = new JArray("object", "null"),
        ["properties"] = new JObject
        {
            ["name"] = Described(new() { ["type"] = new JArray("string", "null"), ["minLength"] = 1 }, "The workflow's name; the job is named after it."),
            ["timeout"] = FieldJsonSchema.Of(new FieldSchema("timeout", FieldKind.Duration, "How long the whole workflow may take: 30s, 115m, 2h, 1h30m, HH:MM:SS or seconds.")),
            ["variables"] = Described(Ref("variables"), "Variables that may use backends and artifacts."),
            ["tasks"] = Described(NamedEntries("task", TaskName), "What runs."),
        },
        ["additionalProperties"] = false,
    };

    private static JObject Definitions()
    {
        var definitions = new JObject
        {
            ["expression"] = FieldJsonSchema.Expression(),
            ["variables"] = Variables(),
            ["variable"] = With(Section(ModuleSchema.Variable), "required", new JArray("value")),
            ["artifact"] = Section(ModuleSchema.Artifact),
            ["backend"] = ByType(new Dictionary<string, SectionSchema> { ["local"] = ModuleSchema.LocalBackend, ["slurm"] = ModuleSchema.SlurmBackend }, "-backend"),
            ["local-backend"] = Section(ModuleSchema.LocalBackend),
            ["slurm-backend"] = Section(ModuleSchema.SlurmBackend),
            ["operator"] = ByType(OperatorSchema.ByType, "-operator"),
            ["operator-use"] = OperatorUse(),
            ["task"] = Section(ModuleSchema.Task),
            ["probe"] = With(Section(ModuleSchema.Probe), "oneOf", OneOf("tcp_port", "http_get", "http_post", "log_watch")),
            ["output"] = Section(ModuleSchema.Output),
            ["metric"] = Section(ModuleSchema.Metric),
        };
        foreach (var type in OperatorSchema.ByType)
            definitions[type.Key + "-operator"] = Section(type.Value);
        return definitions;
    }

    // A mapping under a dict's key is an entry; anything else is the variable's value itself.
    private static JObject Variables() => NamedEntries("variable", VariableName, new JObject
    {
        ["if"] = new JObject { ["type"] = "object" },
        ["then"] = Ref("variable"),
    });

    private static JObject NamedEntries(string definition, string? name = null, JObject? entry = null)
    {
        var nameSchema = name is null ? new JObject { ["type"] = "string", ["minLength"] = 1 } : new JObject { ["type"] = "string", ["pattern"] = name };
        var item = Ref(definition);
        item["required"] = new JArray("name");
        item["properties"] = new JObject { ["name"] = nameSchema };
        return new JObject
        {
            ["type"] = new JArray("array", "object", "null"),
            ["items"] = item,
            ["propertyNames"] = nameSchema.DeepClone(),
            ["additionalProperties"] = entry ?? Ref(definition),
        };
    }

    private static JObject ByType(IReadOnlyDictionary<string, SectionSchema> types, string suffix) => new()
    {
        ["type"] = "object",
        ["properties"] = new JObject { ["type"] = FieldJsonSchema.Of(types.First().Value.Find("type")! with { Required = true }) },
        ["required"] = new JArray("type"),
        ["allOf"] = new JArray(types.Keys.Select(type => IfType(type, Ref(type + suffix)))),
    };

    // Without a type of its own, the use has the fields of whichever operator it names.
    private static JObject OperatorUse()
    {
        var all = OperatorSchema.ByType.Values.SelectMany(schema => schema.Fields).GroupBy(field => field.Name)
            .Select(fields => fields.Select(field => FieldJsonSchema.Of(field with { Required = false })).Distinct(new JTokenEqualityComparer()).Cast<JObject>().ToList())
            .Zip(OperatorSchema.ByType.Values.SelectMany(schema => schema.FieldNames).Distinct(), (kinds, name) => new JProperty(name, kinds.Count == 1 ? kinds[0] : new JObject { ["anyOf"] = new JArray(kinds) }));
        var changes = new JObject
        {
            ["type"] = "object",
            ["properties"] = new JObject(all.Cast<object>().ToArray()),
            ["required"] = new JArray("name"),
            ["additionalProperties"] = false,
            ["allOf"] = new JArray(OperatorSchema.ByType.Select(type => IfType(type.Key, new JObject { ["propertyNames"] = new JObject { ["enum"] = new JArray(type.Value.FieldNames) } }))),
        };
        return new JObject { ["anyOf"] = new JArray(new JObject { ["type"] = "string" }, changes) };
    }

    private static JObject IfType(string type, JObject then) => new()
    {
        ["if"] = new JObject { ["properties"] = new JObject { ["type"] = new JObject { ["const"] = type } }, ["required"] = new JArray("type") },
        ["then"] = then,
    };

    private static JObject Section(SectionSchema schema)
    {
        var section = new JObject
        {
            ["type"] = "object",
            ["properties"] = new JObject(schema.Fields.Select(field => new JProperty(field.Name, Field(schema, field))).Cast<object>().ToArray()),
            ["additionalProperties"] = false,
        };
        if (schema.Fields.Any(field => field.Required))
            section["required"] = new JArray(schema.Fields.Where(field => field.Required).Select(field => field.Name));
        return section;
    }

    // What Binding reads with a schema of its own is described by that schema; the rest by its kind.
    private static JObject Field(SectionSchema owner, FieldSchema field) => field.Name switch
    {
        "script" => Described(new() { ["type"] = "array", ["minItems"] = 1, ["items"] = new JObject { ["type"] = "string" } }, field.Description),
        "outputs" => Described(new() { ["type"] = new JArray("array", "null"), ["items"] = Ref("output") }, field.Description),
        _ when field.Kind != FieldKind.Section => FieldJsonSchema.Of(field),
        _ => Described(Part(owner, field.Name), field.Description),
    };

    private static JObject Part(SectionSchema owner, string name) => name switch
    {
        "operator" => Optional(Ref("operator-use")),
        "backend" => new JObject { ["type"] = new JArray("string", "object", "null"), ["properties"] = new JObject { ["name"] = new JObject { ["type"] = "string" } }, ["required"] = new JArray("name"), ["additionalProperties"] = false },
        "variables" => Ref("variables"),
        "resources" => Optional(Section(ModuleSchema.Resources)),
        "nodes" => Optional(With(Section(ModuleSchema.Nodes), "not", new JObject { ["required"] = new JArray("indices", "count") })),
        "gpus" => Optional(Section(ModuleSchema.Gpus)),
        "replicas" => Optional(Section(ModuleSchema.Replicas)),
        "retries" => Optional(Section(ModuleSchema.Retries)),
        "probes" => Optional(Section(ModuleSchema.Probes)),
        "readiness" or "failure" => Optional(Ref("probe")),
        "tcp_port" => Section(ModuleSchema.TcpPort),
        "http_get" => Section(ModuleSchema.HttpGet),
        "http_post" => Section(ModuleSchema.HttpPost),
        "log_watch" => With(Section(ModuleSchema.LogWatch), "oneOf", OneOf("match_pattern", "regex_pattern")),
        "metrics" => new JObject { ["type"] = new JArray("object", "null"), ["additionalProperties"] = Ref("metric") },
        _ => throw new System.InvalidOperationException($"'{name}' of {owner.Name} has no schema"),
    };

    private static JArray OneOf(params string[] fields) => new(fields.Select(field => new JObject { ["required"] = new JArray(field) }));

    private static JObject Ref(string definition) => new() { ["$ref"] = "#/$defs/" + definition };

    private static JObject Optional(JObject schema) => new() { ["anyOf"] = new JArray(schema, new JObject { ["type"] = "null" }) };

    private static JObject With(JObject schema, string keyword, JToken value)
    {
        schema[keyword] = value;
        return schema;
    }

    private static JObject Described(JObject schema, string description) => With(schema, "description", description);
}
