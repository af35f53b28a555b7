using System.Diagnostics;

namespace Sflow.Cli.Tests.Hostile;

/// <summary>A folder whose files have hostile names, values, tasks and cells.</summary>
internal sealed class HostileFolder : IDisposable
{
    private const string Head = "version: \"0.1\"\nbackends:\n  - {name: here, type: local, default: true}\n";

    private readonly TempFolder folder = new();

    /// <summary>Writes the files.</summary>
    public HostileFolder()
    {
        string[] values = [HostileStrings.Control, HostileStrings.Markup, HostileStrings.Direction, HostileStrings.Lines];
        var text = HostileStrings.InYaml(string.Concat(values));
        Write("good.yaml", Head + "workflow:\n  name: w\n  tasks:\n    - name: t\n      script: ['echo hello']\n");
        Write(
            "values.yaml",
            Head
                + $"variables:\n  V: {{type: string, value: {text}, description: {text}}}\n"
                + $"workflow:\n  name: w\n  tasks:\n    - name: t\n      script: ['echo \"$V\"', {text}]\n"
        );
        Write(
            "names.yaml",
            Head + $"workflow:\n  name: {text}\n  tasks:\n    - name: {text}\n      depends_on: [{text}]\n      script: ['echo']\n"
        );
        Write("fields.yaml", Head + $"{text}: 1\nworkflow:\n  name: w\n  tasks:\n    - name: t\n      {text}: 1\n      script: ['echo']\n");
        Write("raw.yaml", Head + "# \u202e\u0000 \u001b[2J\nworkflow: \u009b2J\n");
        Write(HostileStrings.FileName + ".yaml", Head + "workflow:\n  name: w\n  tasks:\n    - name: t\n      scirpt: ['echo']\n");
        var cell = "\"" + HostileStrings.Word.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        Write("rows.csv", $"sflow_config_file,job_name,V\nvalues.yaml,{cell},{cell}\nvalues.yaml,b,{HostileStrings.Long}\n");
        Write("headers.csv", $"sflow_config_file,{cell}\nvalues.yaml,{cell}\n{cell},1\n");
    }

    /// <summary>Its path.</summary>
    public string Path => folder.Path;

    /// <summary>The modules, each a workflow of its own.</summary>
    public static IReadOnlyList<string> Modules { get; } =
    ["values.yaml", "names.yaml", "fields.yaml", "raw.yaml", HostileStrings.FileName + ".yaml"];

    /// <summary>The CSVs.</summary>
    public static IReadOnlyList<string> Tables { get; } = ["rows.csv", "headers.csv"];

    /// <summary>Runs the command on a terminal of its own.</summary>
    /// <returns>What the terminal got.</returns>
    public string RunOnTerminal(params string[] arguments)
    {
        static string Quoted(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
        var line = string.Join(' ', arguments.Prepend(SflowExecutable.Path).Select(Quoted));
        var start = new ProcessStartInfo("script", ["-qec", line, "/dev/null"])
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = new UTF8Encoding(false),
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();

    private void Write(string name, string text) => File.WriteAllText(folder[name], text);
}
