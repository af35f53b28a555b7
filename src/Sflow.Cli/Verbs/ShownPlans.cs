using Sflow.Cli.Input;
using Sflow.Cli.Output;

namespace Sflow.Cli.Verbs;

/// <summary>Prints the plans of a unit.</summary>
/// <param name="shown">What was compiled.</param>
/// <param name="terminal">Takes the output.</param>
internal sealed class ShownPlans(ShownUnit shown, Terminal terminal)
{
    /// <summary>Prints the only plan, in several lines.</summary>
    public void PrintOne() => terminal.Line(shown.Result.Plans[0].Text);

    /// <summary>Prints one line per row.</summary>
    /// <param name="isEveryRow">True when no row is left out, so that their numbers are known.</param>
    public void PrintTable(bool isEveryRow)
    {
        var table = isEveryRow
            ? new TextTable(">row", "name", ">tasks", ">nodes", ">GPUs", ">free GPUs")
            : new TextTable("name", ">tasks", ">nodes", ">GPUs", ">free GPUs");
        foreach (var (name, file) in shown.Documents)
        {
            var size = PlanSize.Of(file.Content.ToString()!);
            List<TextCell> cells = [name, Number(size.Tasks), Number(size.Nodes), Number(size.Gpus), Number(size.Gpus - size.UsedGpus)];
            if (isEveryRow)
                cells.Insert(0, Number(table.Count + 1));
            table.Add([.. cells]);
        }

        terminal.Write(table);
        terminal.Note("To see the whole plan of a row, choose it with --row.");
    }

    /// <summary>Prints the plans as JSON.</summary>
    public void PrintJson() =>
        terminal.Data(
            JsonText.Of(
                indented: true,
                json =>
                {
                    json.WriteStartObject();
                    json.Member("schema", "sflow.plan/1");
                    json.WritePropertyName("plans");
                    json.WriteStartArray();
                    foreach (var (name, file) in shown.Documents)
                    {
                        json.WriteStartObject();
                        json.Member("name", name);
                        json.WritePropertyName("plan");
                        json.WriteRawValue(JsonText.AtDepth(file.Content.ToString()!.TrimEnd('\n'), 3));
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                }
            ) + "\n"
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
