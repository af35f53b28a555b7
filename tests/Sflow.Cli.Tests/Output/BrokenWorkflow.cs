namespace Sflow.Cli.Tests.Output;

/// <summary>A folder with workflows that have errors, warnings and notes.</summary>
internal sealed class BrokenWorkflow : IDisposable
{
    private const string Head =
        "version: \"0.1\"\nbackends:\n  - {name: here, type: local, default: true}\nworkflow:\n  name: w\n  tasks:\n";

    private readonly TempFolder folder = new();

    /// <summary>Writes the files.</summary>
    public BrokenWorkflow()
    {
        Write(
            "bad.yaml",
            Head + "    - name: t\n      scirpt: ['echo']\n    - name: u\n      depends_on: [nope]\n      script: ['echo']\n"
        );
        Write("wide.yaml", Head + "    - name: t\n      script: [\"a\t\u65e5\u672c ${{ variables.NO }}\"]\n");
        Write("good.yaml", Head + "    - name: t\n      script: ['echo hello']\n");
        Write("warned.yaml", "variables: {LOST: {type: integer, value: 1}}\n" + Head + "    - name: t\n      script: ['echo hello']\n");
        Write("noted.yaml", Head + "    - name: t\n      depends_on: [absent]\n      script: ['echo hello']\n");
        Write("twice.yaml", Head + "    - name: t\n      script: ['echo']\n    - name: t\n      script: ['echo']\n");
    }

    /// <summary>The folder.</summary>
    public string Path => folder.Path;

    /// <summary>Writes a file.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(folder[name], text);
        return name;
    }

    /// <summary>Runs the command there.</summary>
    public CommandAnswer Run(params string[] arguments) => SflowExecutable.Run(Path, arguments);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
