using Newtonsoft.Json;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch;

/// <summary>What a script is made from: as comments for people, and as JSON for the first event of a run.</summary>
internal static class OriginText
{
    private const int LongestCells = 400;
    private const int ShownDigits = 12;

    /// <summary>Sflow's version, such as <c>0.2.0</c>.</summary>
    public static string Version { get; } = typeof(OriginText).Assembly.GetName().Version.ToString(3);

    /// <summary>The lines for people. Strings of the user are JSON, so that no line can end early.</summary>
    public static IEnumerable<string> Lines(JobOrigin? origin, string identity)
    {
        if (origin is not null)
        {
            if (origin.Project is { } project)
                yield return $"Project:  {Json(project)}";
            if (origin.Row is { } row)
                yield return string.Format(
                    CultureInfo.InvariantCulture,
                    "Row:      {0}, row {1} of {2}",
                    Json(row),
                    origin.Number,
                    Json(origin.Sweep)
                );
            if (origin.Cells.Count > 0)
                yield return $"Cells:    {Shortened(Pairs(origin.Cells))}";
            foreach (var module in origin.Modules)
                yield return $"Module:   {Json(module.Key)} {module.Value.Substring(0, Math.Min(ShownDigits, module.Value.Length))}";
        }

        yield return $"Identity: {identity} (Sflow {Version})";
        yield return "";
    }

    /// <summary>The JSON, in one line.</summary>
    public static string ToJson(JobOrigin? origin) =>
        JsonText.Of(
            indented: false,
            json =>
            {
                json.WriteStartObject();
                json.Member("sflow", Version);
                if (origin is not null)
                    Write(json, origin);
                json.WriteEndObject();
            }
        );

    private static void Write(JsonTextWriter json, JobOrigin origin)
    {
        if (origin.Project is { } project)
            json.Member("project", project);
        if (origin.Row is { } row)
        {
            json.Member("sweep", origin.Sweep);
            json.Member("row", row);
            json.Member("number", origin.Number);
            json.WritePropertyName("cells");
            Write(json, origin.Cells);
        }

        json.WritePropertyName("modules");
        Write(json, origin.Modules);
    }

    private static void Write(JsonTextWriter json, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        json.WriteStartObject();
        foreach (var pair in pairs)
            json.Member(pair.Key, pair.Value);
        json.WriteEndObject();
    }

    private static string Pairs(IReadOnlyList<KeyValuePair<string, string>> pairs) =>
        JsonText.Of(indented: false, json => Write(json, pairs));

    private static string Json(string? text) => JsonConvert.ToString(text);

    private static string Shortened(string text) => text.Length > LongestCells ? text.Substring(0, LongestCells) + " …" : text;
}
