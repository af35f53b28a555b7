using System.Text.Json;

namespace Sflow.Slurm.Tests;

/// <summary>What a run left in its folder.</summary>
internal sealed class RunRecord(string folder)
{
    public string Folder { get; } = folder;

    /// <summary>All whole lines of events.jsonl; each must be JSON.</summary>
    public IReadOnlyList<JsonElement> Events
    {
        get
        {
            var text = this["events.jsonl"];
            return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Parse)];
        }
    }

    /// <summary>A file of the folder; empty when it is not there.</summary>
    public string this[string file] => TempFolder.Read(Path.Combine(Folder, file));

    /// <summary>The workflow's last word: COMPLETED, FAILED …; empty before.</summary>
    public string Final => Events.Select(e => Text(e, "workflow")).LastOrDefault(word => word is not ("" or "STARTED" or "STOPPING")) ?? "";

    /// <summary>The tasks of the plan.</summary>
    public IReadOnlyList<string> Tasks =>
        [.. Events[0].GetProperty("plan").GetProperty("tasks").EnumerateArray().Select(task => Text(task, "name"))];

    /// <summary>The nodes that the job got, in order.</summary>
    public IReadOnlyList<string> Nodes => [.. Events[0].GetProperty("nodes").EnumerateArray().Select(node => node.GetString()!)];

    public string Log(string task) => this[$"{task}/{task}.log"];

    public JsonElement Outputs(string task) => Parse(this[$"{task}/outputs.json"]);

    public JsonElement Result(string task) => Parse(this[$"{task}/result.json"]);

    /// <summary>A task's states in order, joined by blanks: <c>RUNNING READY STOPPED</c>.</summary>
    public string States(string task) => string.Join(' ', Events.Where(e => Text(e, "task") == task).Select(e => Text(e, "state")));

    public JsonElement Last(string task) => Events.Last(e => Text(e, "task") == task);

    /// <summary>Checks that the record is whole: STARTED first, the expected word last, a log for each task that ran.</summary>
    public RunRecord Expect(string final)
    {
        Assert.AreEqual("STARTED", Text(Events[0], "workflow"));
        Assert.AreEqual(final, Text(Events[^1], "workflow"), this["events.jsonl"]);
        foreach (var task in Tasks.Where(task => States(task).Contains("RUNNING", StringComparison.Ordinal)))
            Assert.IsTrue(File.Exists(Path.Combine(Folder, task, task + ".log")), $"{task} has no log");
        return this;
    }

    public static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }
}
