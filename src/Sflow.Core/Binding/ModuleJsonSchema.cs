using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Sflow.Composition;

namespace Sflow.Binding;

/// <summary>
/// The language as a JSON Schema (draft 2020-12) for editors, generated from the schemas that Binding uses. It accepts every
/// module that Binding accepts, except for words in capitals where the language ignores case. It leaves checks that involve
/// several places to the compiler: references to names, domains and expressions.
/// </summary>
internal static class ModuleJsonSchema
{
    // VariableNames and TaskNames as regular expressions that every editor supports. Where VariableNames requires letters, they
    // exclude ASCII punctuation.
    private const string VariableName = @"^[^\s\d!-/:-@\[-^`{-~][^\s!-/:-@\[-^`{-~]*$";
    private const string TaskName = "^[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}$";

    /// <summary>The schema, indented, with a newline at the end.</summary>
    public static string Write() => Schema().ToString(Formatting.Indented).Replace("\r\n", "\n") + "\n";

    private static JObject Schema() =>
        new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A module of an Sflow workflow",
            ["type"] = "object",
            ["properties"] = new JObject
            {
                ["version"] = Described(
                    new() { ["enum"] = new JArray("0.1", JValue.CreateNull()) },
                    "The version of the language, in quotes."
                ),
                ["variables"] = Described(Ref("variables"), "The variables: expressions and the tasks' shells see them."),
                ["artifacts"] = Described(NamedEntries("artifact", VariableName), "Models, data and files that tasks use, by URI."),
                ["backends"] = Described(NamedEntries("backend"), "Where tasks run."),
                ["operators"] = Described(NamedEntries("operator"), "How tasks are started."),
                ["storage"] = Described(NamedEntries("storage"), "Where files of tasks are uploaded to."),
                ["workflow"] = Described(Workflow(), "The workflow's name and tasks."),
            },
            ["additionalProperties"] = false,
            ["$defs"] = Definitions(),
        };

    private static JObject Workflow() =>
        new()
        {
            ["type"] = new JArray("object", "null"),
            ["properties"] = new JObject
            {
                ["name"] = Described(
                    new() { ["type"] = new JArray("string", "null"), ["minLength"] = 1 },
                    "The workflow's name; the job is named after it."
                ),
                ["timeout"] = FieldJsonSchema.Of(
                    new FieldSchema(
                        "timeout",
                        FieldKind.Duration,
                        "How long the whole workflow may take: 30s, 115m, 2h, 1h30m, HH:MM:SS or seconds."
                    )
                ),
                ["variables"] = Described(Ref("variables"), "Variables that may use backends and artifacts."),
                ["tasks"] = Described(NamedEntries("task", TaskName), "What runs."),
                ["monitor"] = Described(Optional(FieldJsonSchema.Mapping(MonitorSchema.Monitor)), "What is measured during the workflow."),
                ["upload_all"] = Described(
                    Optional(FieldJsonSchema.Mapping(StorageSchema.UploadAll)),
                    "Where the whole run folder is uploaded to."
                ),
            },
            ["additionalProperties"] = false,
        };

    private static JObject Definitions()
    {
        var definitions = new JObject
        {
            ["expression"] = FieldJsonSchema.Expression(),
            ["variables"] = Variables(),
            ["variable"] = With(ObjectSchema(ModuleSchema.Variable), "required", new JArray("value")),
            ["artifact"] = ObjectSchema(ModuleSchema.Artifact),
            ["backend"] = ByType(BackendKind.All.Select(kind => (kind.Name, kind.Name)), BackendKind.Local.Schema, "-backend"),
            ["operator"] = ByType(
                OperatorKind.Words.Select(word => (word, OperatorKind.Find(word)!.Name)),
                OperatorKind.Bash.Schema,
                "-operator"
            ),
            ["storage"] = ObjectSchema(StorageSchema.Target),
            ["operator-use"] = OperatorUse(),
            ["task"] = ObjectSchema(ModuleSchema.Task),
            ["probe"] = With(ObjectSchema(ModuleSchema.Probe), "oneOf", OneOf("tcp_port", "http_get", "http_post", "log_watch")),
            ["output"] = ObjectSchema(ModuleSchema.Output),
            ["metric"] = ObjectSchema(ModuleSchema.Metric),
        };
        foreach (var kind in BackendKind.All)
            definitions[kind.Name + "-backend"] = ObjectSchema(kind.Schema);
        foreach (var kind in OperatorKind.All)
            definitions[kind.Name + "-operator"] = ObjectSchema(kind.Schema);
        return definitions;
    }

    // A mapping under a dict's key is an entry; anything else is the variable's value.
    private static JObject Variables() =>
        NamedEntries(
            "variable",
            VariableName,
            new JObject
            {
                ["if"] = new JObject { ["type"] = "object" },
                ["then"] = Ref("variable"),
            }
        );

    private static JObject NamedEntries(string definition, string? name = null, JObject? entry = null)
    {
        var nameSchema = name is null
            ? new JObject { ["type"] = "string", ["minLength"] = 1 }
            : new JObject { ["type"] = "string", ["pattern"] = name };
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

    private static JObject ByType(IEnumerable<(string Word, string Name)> types, MappingSchema any, string suffix) =>
        new()
        {
            ["type"] = "object",
            ["properties"] = new JObject { ["type"] = FieldJsonSchema.Of(any.Find("type")! with { Required = true }) },
            ["required"] = new JArray("type"),
            ["allOf"] = new JArray(types.Select(type => IfType(type.Word, Ref(type.Name + suffix)))),
        };

    // Without a type of its own, the use takes the fields of the operator that it names, whichever that is.
    private static JObject OperatorUse()
    {
        var all = OperatorKind
            .All.SelectMany(kind => kind.Schema.Fields)
            .GroupBy(field => field.Name)
            .Select(fields =>
                fields
                    .Select(field => FieldJsonSchema.Of(field with { Required = false }))
                    .Distinct(new JTokenEqualityComparer())
                    .Cast<JObject>()
                    .ToList()
            )
            .Zip(
                OperatorKind.All.SelectMany(kind => kind.Schema.FieldNames).Distinct(),
                (kinds, name) => new JProperty(name, kinds.Count == 1 ? kinds[0] : new JObject { ["anyOf"] = new JArray(kinds) })
            );
        var changes = new JObject
        {
            ["type"] = "object",
            ["properties"] = new JObject(all.Cast<object>().ToArray()),
            ["required"] = new JArray("name"),
            ["additionalProperties"] = false,
            ["allOf"] = new JArray(
                OperatorKind
                    .Words.Select(word => (Word: word, OperatorKind.Find(word)!.Schema))
                    .Select(kind =>
                        IfType(kind.Word, new JObject { ["propertyNames"] = new JObject { ["enum"] = new JArray(kind.Schema.FieldNames) } })
                    )
            ),
        };
        return new JObject { ["anyOf"] = new JArray(new JObject { ["type"] = "string" }, changes) };
    }

    private static JObject IfType(string type, JObject then) =>
        new()
        {
            ["if"] = new JObject
            {
                ["properties"] = new JObject { ["type"] = new JObject { ["const"] = type } },
                ["required"] = new JArray("type"),
            },
            ["then"] = then,
        };

    private static JObject ObjectSchema(MappingSchema schema)
    {
        var section = new JObject
        {
            ["type"] = "object",
            ["properties"] = new JObject(
                schema.Fields.Select(field => new JProperty(field.Name, Field(schema, field))).Cast<object>().ToArray()
            ),
            ["additionalProperties"] = false,
        };
        if (schema.Fields.Any(field => field.Required))
            section["required"] = new JArray(schema.Fields.Where(field => field.Required).Select(field => field.Name));
        return section;
    }

    // A field that Binding reads with a nested schema is described by that schema; other fields are described by their kind.
    private static JObject Field(MappingSchema owner, FieldSchema field) =>
        field.Name switch
        {
            "script" => Described(
                new()
                {
                    ["type"] = "array",
                    ["minItems"] = 1,
                    ["items"] = new JObject { ["type"] = "string" },
                },
                field.Description
            ),
            "outputs" => Described(new() { ["type"] = new JArray("array", "null"), ["items"] = Ref("output") }, field.Description),
            _ when field.Kind != FieldKind.Nested || field.Members is not null => FieldJsonSchema.Of(field),
            _ => Described(Part(owner, field.Name), field.Description),
        };

    private static JObject Part(MappingSchema owner, string name) =>
        name switch
        {
            "operator" => Optional(Ref("operator-use")),
            "backend" => new JObject
            {
                ["type"] = new JArray("string", "object", "null"),
                ["properties"] = new JObject { ["name"] = new JObject { ["type"] = "string" } },
                ["required"] = new JArray("name"),
                ["additionalProperties"] = false,
            },
            "variables" => Ref("variables"),
            "resources" => Optional(ObjectSchema(ModuleSchema.Resources)),
            "nodes" => Optional(
                With(ObjectSchema(ModuleSchema.Nodes), "not", new JObject { ["required"] = new JArray("indices", "count") })
            ),
            "gpus" => Optional(ObjectSchema(ModuleSchema.Gpus)),
            "replicas" => Optional(ObjectSchema(ModuleSchema.Replicas)),
            "retries" => Optional(ObjectSchema(ModuleSchema.Retries)),
            "probes" => Optional(ObjectSchema(ModuleSchema.Probes)),
            "readiness" or "failure" => Optional(Ref("probe")),
            "tcp_port" => ObjectSchema(ModuleSchema.TcpPort),
            "http_get" => ObjectSchema(ModuleSchema.HttpGet),
            "http_post" => ObjectSchema(ModuleSchema.HttpPost),
            "log_watch" => With(ObjectSchema(ModuleSchema.LogWatch), "oneOf", OneOf("match_pattern", "regex_pattern")),
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
