using Newtonsoft.Json;
using Sflow.Hosting.Execution;

namespace Sflow.Cli.Running;

/// <summary>Writes the document of <c>sflow run --json</c>. <c>schemas/sflow.run.schema.json</c> describes it.</summary>
internal static class RunJson
{
    /// <summary>The document of a run that has ended.</summary>
    public static string Of(BuiltRun built, RunCommand command, RunOutcome? outcome, int code) =>
        Document(
            built,
            json =>
            {
                json.Member("dry_run", false);
                Place(json, command.Place);
                json.Member("exit_code", code);
                json.Member("state", outcome?.State);
                json.Member("reason", outcome?.Reason);
                json.Member("run_folder", outcome?.Folder);
                Words(json, "failed_tasks", outcome?.FailedTasks ?? []);
            }
        );

    /// <summary>The document of a run that was only planned.</summary>
    /// <param name="built">The workflow.</param>
    /// <param name="command">How it would run; null when it can't run here.</param>
    /// <param name="paths">Its folders.</param>
    public static string Of(BuiltRun built, RunCommand? command, RunPaths paths) =>
        Document(
            built,
            json =>
            {
                json.Member("dry_run", true);
                Place(json, command?.Place);
                Words(json, "command", command?.Shown("SCRIPT") ?? []);
                json.Member("output_folder", paths.Output);
                json.WritePropertyName("plan");
                json.WriteRawValue(JsonText.AtDepth(built.PlanJson, 1));
            }
        );

    private static string Document(BuiltRun built, Action<JsonTextWriter> members) =>
        JsonText.Of(
            indented: true,
            json =>
            {
                json.WriteStartObject();
                json.Member("schema", "sflow.run/1");
                json.Member("name", built.Name);
                json.Member("workflow", built.Words.Workflow);
                members(json);
                json.WriteEndObject();
            }
        ) + "\n";

    private static void Place(JsonTextWriter json, RunPlace? place) =>
        json.Member(
            "place",
            place switch
            {
                RunPlace.Here => "here",
                RunPlace.Allocation => "allocation",
                RunPlace.Salloc => "salloc",
                _ => null,
            }
        );

    private static void Words(JsonTextWriter json, string name, IReadOnlyList<string> words)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var word in words)
            json.WriteValue(word);
        json.WriteEndArray();
    }
}
