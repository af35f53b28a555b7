using Sflow.Cli.Output;
using Spectre.Console;

namespace Sflow.Cli.Machine;

/// <summary>Prints checks, for people and as JSON.</summary>
internal static class CheckText
{
    private const int NameWidth = 14;
    private const int StateWidth = 9;
    private const int Width = 80;
    private const int Indent = 2 + StateWidth + NameWidth;

    /// <summary>Prints the checks for people, by groups.</summary>
    public static void Show(Terminal terminal, IReadOnlyList<Check> checks)
    {
        foreach (var group in checks.GroupBy(check => check.Group))
        {
            terminal.Line(group.Key);
            foreach (var check in group)
            {
                var state = Check.Words[(int)check.State];
                var found = Wrapped(check.Found);
                terminal.Data("  ");
                terminal.Output.Write(new Spectre.Console.Text(state, StyleOf(check.State)));
                terminal.Line(new string(' ', StateWidth - state.Length) + check.Name.PadRight(NameWidth) + found[0]);
                WriteBelow(terminal, found.Skip(1));
                if (check.State == CheckState.Ok)
                    continue;
                WriteBelow(terminal, Wrapped($"needed for: {check.NeededFor}"));
                if (check.Advice is { } advice)
                    WriteBelow(terminal, Wrapped($"do: {advice}"));
            }
        }

        var counts = Check.Words.Select((word, i) => $"{checks.Count(check => (int)check.State == i)} {word}");
        terminal.Line("");
        terminal.Line(
            string.Join(", ", counts)
                + (checks.Any(check => check.IsFatal) ? ". Sflow can't be used here." : ". What every script needs is here.")
        );
    }

    private static void WriteBelow(Terminal terminal, IEnumerable<string> lines)
    {
        foreach (var line in lines)
            terminal.Line(new string(' ', Indent) + line);
    }

    // Lines that fit beside the indent; a word that is longer than a line stays whole.
    private static List<string> Wrapped(string sentence)
    {
        List<string> lines = [""];
        foreach (var word in sentence.Split(' '))
        {
            if (lines[^1].Length > 0 && Indent + lines[^1].Length + 1 + word.Length > Width)
                lines.Add("");
            lines[^1] += (lines[^1].Length > 0 ? " " : "") + word;
        }

        return lines;
    }

    private static Style StyleOf(CheckState state) =>
        new(
            state switch
            {
                CheckState.Ok => Color.Green,
                CheckState.Warn => Color.Yellow,
                _ => Color.Red,
            }
        );

    /// <summary>The checks as a document.</summary>
    public static string Json(IReadOnlyList<Check> checks) =>
        JsonText.Of(
            true,
            json =>
            {
                json.WriteStartObject();
                json.Member("schema", "sflow.doctor/1");
                json.Member("usable", !checks.Any(check => check.IsFatal));
                json.WritePropertyName("checks");
                json.WriteStartArray();
                foreach (var check in checks)
                {
                    json.WriteStartObject();
                    json.Member("group", check.Group);
                    json.Member("name", check.Name);
                    json.Member("state", Check.Words[(int)check.State].ToLowerInvariant());
                    json.Member("found", check.Found);
                    json.Member("needed_for", check.NeededFor);
                    json.Member("advice", check.Advice);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
}
