namespace Sflow.Cli.Tests.Terminals;

/// <summary>A folder with a sweep whose rows take seconds.</summary>
internal sealed class LongSweep : IDisposable
{
    private readonly TempFolder folder = new();

    /// <summary>Writes a module and a CSV.</summary>
    /// <param name="rows">The number of rows.</param>
    public LongSweep(int rows)
    {
        const string Backend =
            "{name: hpc, type: slurm, default: true, account: a, partition: p, time: \"00:10:00\", nodes: 1, gpus_per_node: 4}";
        var tasks = Enumerable.Range(0, 40).Select(i => $"    - name: t{i}\n      script: ['echo {i} ${{{{ variables.TP * {i} }}}}']\n");
        File.WriteAllText(
            folder["m.yaml"],
            $"version: \"0.1\"\nbackends:\n  - {Backend}\nvariables:\n  TP: {{type: integer, value: 1}}\n"
                + $"workflow:\n  name: w\n  tasks:\n{string.Concat(tasks)}"
        );
        File.WriteAllText(
            folder["rows.csv"],
            "sflow_config_file,TP\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"m.yaml,{i}\n"))
        );
    }

    /// <summary>Its path.</summary>
    public string Path => folder.Path;

    /// <summary>All files below it.</summary>
    public IEnumerable<string> Files =>
        Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file));

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
