using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace Sflow.Runtime.Tests;

/// <summary>What a script left: exit code, output, run folder, events, and how many processes.</summary>
internal sealed class Outcome
{
    private static readonly JsonSchemaChecker RecordSchema = new(
        JsonSchemaChecker.Strict(JObject.Parse(File.ReadAllText(Repository.PathOf("schemas", "sflow.events.schema.json"))))
    );

    private readonly Dictionary<string, string> files = [];

    public Outcome(int code, string output, string error, string? runFolder, int leftovers)
    {
        (Code, Output, Error, RunFolder, Leftovers) = (code, output, error, runFolder ?? "", leftovers);
        var file = Path.Combine(RunFolder, "events.jsonl");
        // Kept here, since a test may look after its folder is gone.
        if (runFolder is not null)
        {
            foreach (
                var info in new DirectoryInfo(runFolder).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => f.Length < 1 << 20)
            )
                files[Path.GetRelativePath(runFolder, info.FullName)] = ReadShared(info.FullName);
        }

        // Parsing every line checks, in every test, that all that was written is valid JSON in valid UTF-8.
        // What follows the last newline was cut off by a full disk.
        // A KILL may come between the folder and the file.
        Events = !File.Exists(file)
            ? []
            : File.ReadAllText(file, new UTF8Encoding(false, throwOnInvalidBytes: true)).Split('\n').SkipLast(1).Select(Parse).ToList();
    }

    public int Code { get; }

    public string Output { get; }

    public string Error { get; }

    public string RunFolder { get; }

    public int Leftovers { get; }

    public IReadOnlyList<JsonElement> Events { get; private set; }

    /// <summary>Without its first events: those of the run that this one resumed.</summary>
    public Outcome After(int count)
    {
        Events = Events.Skip(count).ToList();
        return this;
    }

    /// <summary>The workflow's last word: COMPLETED, FAILED, …</summary>
    public string Final => Events.Count == 0 ? "" : Text(Events[^1], "workflow");

    /// <summary>A task's states in order, joined by blanks: <c>RUNNING READY STOPPED</c>.</summary>
    public string States(string task) => string.Join(' ', Events.Where(e => Text(e, "task") == task).Select(e => Text(e, "state")));

    public JsonElement Last(string task) => Events.Last(e => Text(e, "task") == task);

    public JsonElement Event(string task, string state, int occurrence = 0) =>
        Events.Where(e => Text(e, "task") == task && Text(e, "state") == state).ElementAt(occurrence);

    /// <summary>Milliseconds since 1970 of an event.</summary>
    public long Time(string task, string state, int occurrence = 0) => Event(task, state, occurrence).GetProperty("t").GetInt64();

    /// <summary>The small files of the run folder, by their paths in it.</summary>
    public IEnumerable<string> Files => files.Keys;

    /// <summary>A small text file of the run folder; empty when it is not there.</summary>
    public string Read(string file) => files.GetValueOrDefault(file, "");

    public string Log(string task) => Read(Path.Combine(task, task + ".log"));

    /// <summary>Exit code and final state as given, nothing left behind, a complete record.</summary>
    public Outcome Expect(int code, string final)
    {
        var all = $"{Output}\n{Error}";
        Assert.AreEqual(code, Code, all);
        Assert.AreEqual(final, Final, all);
        Assert.AreEqual(0, Leftovers, "processes were left behind\n" + all);
        Assert.AreEqual("STARTED", Text(Events[0], "workflow"));
        foreach (var line in Events)
            Assert.IsTrue(RecordSchema.Accepts(JObject.Parse(line.ToString())), "not as schemas/sflow.events.schema.json says: " + line);
        return this;
    }

    public static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.ToString() : "";

    /// <summary>Reads a file that somebody may still write; empty when it is not there.</summary>
    public static string ReadShared(string path)
    {
        if (!File.Exists(path))
            return "";
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, new UTF8Encoding(false));
        return reader.ReadToEnd();
    }

    /// <summary>The process group of a task that runs.</summary>
    public static int ProcessId(string runFolder, string task) =>
        ReadShared(Path.Combine(runFolder, "events.jsonl"))
            .Split('\n', System.StringSplitOptions.RemoveEmptyEntries)
            .Select(Parse)
            .Last(e => Text(e, "task") == task && Text(e, "state") == "RUNNING")
            .GetProperty("pid")
            .GetInt32();

    private static JsonElement Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new AssertFailedException($"not JSON: {line}", e);
        }
    }
}
