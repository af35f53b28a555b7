using System.Text.Json;

namespace Sflow.Tests.Conformance;

/// <summary>What a case says of itself. Causes of deviations are recognised by it, never by the case's name.</summary>
/// <param name="Modules">The text of all modules of the case.</param>
/// <param name="Overrides">The arguments <c>set</c> and <c>artifact</c>.</param>
/// <param name="ErrorKind">The kind of the oracle's error; empty when the case succeeds.</param>
/// <param name="ErrorMessage">The oracle's error; empty when the case succeeds.</param>
internal sealed record CaseFacts(string Modules, IReadOnlyList<string> Overrides, string ErrorKind, string ErrorMessage)
{
    /// <summary>Reads <c>case.json</c> and the modules beside it.</summary>
    public static CaseFacts Of(string folder, JsonElement document) => Of(folder, document, document.GetProperty("args"));

    /// <summary>Reads the modules that the arguments name.</summary>
    public static CaseFacts Of(string folder, JsonElement document, JsonElement args) =>
        new(
            string.Join(
                "\n",
                Strings(args, "files").Select(file => Path.Combine(folder, file)).Where(File.Exists).Select(File.ReadAllText)
            ),
            [.. Strings(args, "set"), .. Strings(args, "artifact")],
            Text(document, "error_kind"),
            Text(document, "error_message")
        );

    private static string Text(JsonElement document, string name) =>
        document.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static IEnumerable<string> Strings(JsonElement args, string name) =>
        args.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => item.GetString()!) : [];
}
