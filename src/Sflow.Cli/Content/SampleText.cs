using Sflow.Cli.Definitions;
using Sflow.Cli.Output;
using Sflow.Generation.Shell;

namespace Sflow.Cli.Content;

/// <summary>What was copied of a sample.</summary>
/// <param name="Folder">The folder, an absolute path.</param>
/// <param name="Files">Its files.</param>
/// <param name="Original">The name of the module in the sample, when only the module was copied; else null.</param>
internal sealed record SampleCopy(string Folder, IReadOnlyList<EmbeddedFile> Files, string? Original);

/// <summary>Prints samples, for people and as JSON.</summary>
internal static class SampleText
{
    private const string Schema = "sflow.sample/1";
    private const int NameWidth = 15;

    /// <summary>Lists the samples.</summary>
    public static void List(Terminal terminal, bool asJson)
    {
        if (asJson)
        {
            terminal.Line(Json());
            return;
        }

        foreach (var sample in Samples.All)
        {
            terminal.Line(sample.Name.PadRight(NameWidth) + sample.Shows);
            terminal.Line(new string(' ', NameWidth) + "needs: " + sample.Needs);
        }

        terminal.Line("");
        terminal.Line("To copy one, type sflow sample NAME.");
        terminal.Line("");
        terminal.Line("Where to look for the samples of nv-sflow:");
        var width = NvSflowSamples.All.Max(other => other.Name.Length) + 2;
        foreach (var (name, here, why) in NvSflowSamples.All)
            terminal.Line($"  {name.PadRight(width)}{here}: {why}");
    }

    /// <summary>Shows what was copied, and what to type next.</summary>
    public static void Copied(Terminal terminal, Sample sample, SampleCopy copy, bool asJson)
    {
        var next = Next(sample, copy);
        if (asJson)
        {
            terminal.Line(
                JsonText.Of(
                    true,
                    json =>
                    {
                        json.WriteStartObject();
                        json.Member("schema", Schema);
                        json.Member("name", sample.Name);
                        Delivery.WriteMembers(json, copy.Folder, copy.Files, next);
                        json.WriteEndObject();
                    }
                )
            );
            return;
        }

        var files = copy.Files.Count == 1 ? copy.Files[0].Path : $"{copy.Files.Count} files";
        terminal.Line(SafeText.Of($"{sample.Name}: {files} in {Delivery.Shown(copy.Folder)}"));
        terminal.Line("It needs " + sample.Needs + ".");
        Delivery.ShowNext(terminal, NewProject.EnterLine(copy.Folder, Environment.CurrentDirectory), next);
    }

    private static IReadOnlyList<Example> Next(Sample sample, SampleCopy copy) =>
        copy.Original is { } original
            ?
            [
                .. sample.Next.Select(step =>
                    step with
                    {
                        Line = step.Line.Replace(original, ShellQuote.Word(copy.Files[0].Path), StringComparison.Ordinal),
                    }
                ),
            ]
            : sample.Next;

    private static string Json() =>
        JsonText.Of(
            true,
            json =>
            {
                json.WriteStartObject();
                json.Member("schema", Schema);
                json.WritePropertyName("samples");
                json.WriteStartArray();
                foreach (var sample in Samples.All)
                {
                    json.WriteStartObject();
                    json.Member("name", sample.Name);
                    json.Member("shows", sample.Shows);
                    json.Member("needs", sample.Needs);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WritePropertyName("nv_sflow");
                json.WriteStartArray();
                foreach (var (name, here, why) in NvSflowSamples.All)
                {
                    json.WriteStartObject();
                    json.Member("name", name);
                    json.Member("sample", here);
                    json.Member("why", why);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
}
