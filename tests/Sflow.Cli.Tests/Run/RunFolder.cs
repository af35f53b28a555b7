using System.Text.Json.Nodes;

namespace Sflow.Cli.Tests.Run;

/// <summary>A folder with workflows, and the runs that were made in it.</summary>
internal sealed class RunFolder : IDisposable
{
    /// <summary>A workflow with one task that sleeps, after one that is done.</summary>
    public const string Sleeper = """
        version: "0.1"
        backends:
          - {name: here, type: local, default: true}
        workflow:
          name: sleeper
          tasks:
            - name: first
              script: ['echo one']
            - name: sleep
              depends_on: [first]
              script: ['echo begun; sleep 600 & wait']
        """;

    private readonly TempFolder folder = new();

    /// <summary>Its path.</summary>
    public string Path => folder.Path;

    /// <summary>The run folders, the oldest first.</summary>
    public IReadOnlyList<string> Runs =>
        Directory.Exists(folder["sflow_output"])
            ? [.. Directory.GetDirectories(folder["sflow_output"]).OrderBy(Directory.GetCreationTimeUtc)]
            : [];

    /// <summary>The only run folder.</summary>
    public string Run => Runs.Single();

    /// <summary>Writes a file.</summary>
    public RunFolder Write(string name, string text)
    {
        File.WriteAllText(folder[name], text);
        return this;
    }

    /// <summary>Writes a workflow of local tasks.</summary>
    /// <param name="name">The name of the workflow and of its file.</param>
    /// <param name="tasks">The list of tasks, without indentation.</param>
    public RunFolder Local(string name, string tasks) =>
        Write(
            name + ".yaml",
            $"version: \"0.1\"\nbackends:\n  - {{name: here, type: local, default: true}}\nworkflow:\n  name: {name}\n  tasks:\n"
                + string.Concat(tasks.TrimEnd('\n').Split('\n').Select(line => $"    {line}\n"))
        );

    /// <summary>Runs the command here.</summary>
    public CommandAnswer Sflow(params string[] arguments) => SflowExecutable.Run(Path, arguments);

    /// <summary>The record of a run.</summary>
    public static IReadOnlyList<JsonObject> Record(string run) =>
        [
            .. TempFolder
                .Read(System.IO.Path.Combine(run, "events.jsonl"))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!.AsObject()),
        ];

    /// <summary>The last state of the workflow of a run, and its exit code.</summary>
    public static string End(string run) => Record(run)[^1] is var last ? $"{last["workflow"]} {last["rc"]}" : "";

    /// <summary>The tasks in the record of a run, in the order of their first events.</summary>
    public static string Tasks(string run) =>
        string.Join(' ', Record(run).Select(line => (string?)line["task"]).OfType<string>().Distinct());

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
