using Newtonsoft.Json;
using Sflow.Hosting.Submission;
using Sflow.Hosting.Units;

namespace Sflow.Cli.Jobs;

/// <summary>
/// Writes rows and their states as JSON. The schemas of <c>status</c>, <c>submit</c>, <c>cancel</c> and <c>batch</c> describe it.
/// </summary>
internal static class RowJson
{
    /// <summary>A document of a verb.</summary>
    /// <param name="verb">The verb.</param>
    /// <param name="write">Writes the members after the schema.</param>
    public static string Document(string verb, Action<JsonTextWriter> write) =>
        JsonText.Of(
            indented: true,
            json =>
            {
                json.WriteStartObject();
                json.Member("schema", $"sflow.{verb}/1");
                write(json);
                json.WriteEndObject();
            }
        ) + "\n";

    /// <summary>The counts of states, as a member of an object.</summary>
    public static void Counts(JsonTextWriter json, IReadOnlyList<RowStatus> rows)
    {
        json.WritePropertyName("counts");
        json.WriteStartObject();
        foreach (var group in rows.GroupBy(row => row.State).OrderBy(group => group.Key, StringComparer.Ordinal))
            json.Member(group.Key, group.Count());
        json.WriteEndObject();
    }

    /// <summary>A row, as a value.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="status">The row.</param>
    /// <param name="more">Writes further members; null for none.</param>
    public static void Row(JsonTextWriter json, RowStatus status, Action? more = null)
    {
        json.WriteStartObject();
        json.Member("unit", status.Row.Unit.Name);
        if (status.Row.Script.Index > 0)
            json.Member("row", status.Row.Script.Index);
        json.Member("name", status.Row.Name);
        json.Member("script", status.Row.Script.Path);
        json.Member("state", status.State);
        json.Member("reason", status.Reason);
        json.Member("job", status.Job);
        List(json, "jobs", status.Jobs);
        List(json, "earlier_jobs", status.EarlierJobs);
        json.Member("started", status.Started?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.Member("seconds", status.Seconds);
        json.Member("exit_code", status.ExitCode);
        json.Member("run_folder", status.Run?.Path);
        more?.Invoke();
        json.WriteEndObject();
    }

    /// <summary>A list of strings, as a member.</summary>
    public static void List(JsonTextWriter json, string name, IEnumerable<string> values)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var value in values)
            json.WriteValue(value);
        json.WriteEndArray();
    }

    /// <summary>The word of a unit's kind.</summary>
    public static string Kind(Unit unit) => unit.Kind.ToString().ToLowerInvariant();
}
