using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests;

/// <summary>A folder with a workflow for Slurm and a CSV of two rows, and stand-ins for Slurm's commands.</summary>
internal sealed class BatchFolder : IDisposable
{
    private readonly TempFolder folder = new();

    /// <summary>Makes the folder.</summary>
    public BatchFolder()
    {
        Write(
            "base.yaml",
            """
            version: "0.1"
            variables:
              TP: {type: integer, description: a number, value: 1}
              MODEL: {description: a name, value: m}
            backends:
              - {name: hpc, type: slurm, default: true, account: acc, partition: gpu, time: 5, nodes: 1, gpus_per_node: 1}
            workflow:
              name: w
              tasks:
                - name: t
                  script: ['echo $TP $MODEL']
            """
        );
        Write("jobs.csv", "TP\n1\n2\n");
        Slurm = SlurmStandIns.Usual(Path);
    }

    /// <summary>Its path.</summary>
    public string Path => folder.Path;

    /// <summary>The stand-ins.</summary>
    public SlurmStandIns Slurm { get; }

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => folder[name];

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(folder[name])!);
        File.WriteAllText(folder[name], text);
    }

    /// <summary>Reads a file.</summary>
    public string Read(string name) => File.ReadAllText(folder[name]);

    /// <summary>Runs the command with the stand-ins, and expects an exit code.</summary>
    public CommandAnswer Run(int expected, params string[] arguments) => RunIn(Path, expected, arguments);

    /// <summary>The same in another folder.</summary>
    public CommandAnswer RunIn(string where, int expected, params string[] arguments)
    {
        var answer = SflowExecutable.Run(where, Slurm.Environment, null, arguments);
        Assert.AreEqual(expected, answer.ExitCode, $"sflow {string.Join(' ', arguments)}\n{answer.Text}");
        return answer;
    }

    /// <summary>Runs the command with <c>--json</c> and checks what it prints against its published schema.</summary>
    public JObject Json(string verb, params string[] arguments)
    {
        var answer = Run(0, [verb, .. arguments, "--json"]);
        var json = JObject.Parse(answer.Output);
        var schema = JObject.Parse(File.ReadAllText(Repository.PathOf("schemas", $"sflow.{verb}.schema.json")));
        Assert.IsTrue(new JsonSchemaChecker(JsonSchemaChecker.Strict(schema)).Accepts(json), answer.Output);
        return json;
    }

    /// <summary>The files below a folder with <c>/</c>, without hidden ones.</summary>
    public IReadOnlyList<string> Files(string below) =>
        [
            .. Directory
                .GetFiles(folder[below], "*", SearchOption.AllDirectories)
                .Select(path => System.IO.Path.GetRelativePath(folder[below], path).Replace('\\', '/'))
                .Where(path => path[0] != '.')
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Gives the jobs of the stand-in another state.</summary>
    public void SetStates(string state) =>
        Slurm.Write("jobs", File.ReadAllText(System.IO.Path.Combine(Slurm.Folder, "jobs")).Replace("|PENDING|", $"|{state}|"));

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
