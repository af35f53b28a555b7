using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests;

/// <summary>A folder with a small workflow of three modules, and calls of the command in it.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly TempFolder folder = new();

    /// <summary>Creates the modules <c>slurm.yaml</c>, <c>local.yaml</c>, <c>tasks.yaml</c> and the CSV <c>jobs.csv</c>.</summary>
    public Workspace()
    {
        Write(
            "slurm.yaml",
            """
            version: "0.1"
            backends:
              - {name: cluster, type: slurm, default: true, account: team, partition: gpu, time: 30, nodes: 2, gpus_per_node: 4}
            """
        );
        Write("local.yaml", "version: \"0.1\"\nbackends:\n  - {name: here, type: local, default: true}\n");
        Write(
            "tasks.yaml",
            """
            version: "0.1"
            variables:
              TP: {type: integer, value: 2}
              MODE: {value: fast, domain: [fast, slow]}
            artifacts:
              - {name: MODEL, uri: fs://models/small}
            workflow:
              name: train
              tasks:
                - name: serve
                  script: ['serve "$MODEL" --tp ${{ variables.TP }}']
                  resources: {gpus: {count: "${{ variables.TP }}"}}
                  probes: {readiness: {tcp_port: {port: 8000}}}
                - name: bench
                  depends_on: [serve]
                  script: ['bench --mode ${{ variables.MODE }}']
            """
        );
        Write("jobs.csv", "sflow_config_file,job_name,TP\nslurm.yaml tasks.yaml,small,1\nslurm.yaml tasks.yaml,large,4\n");
    }

    /// <summary>The folder.</summary>
    public string Path => folder.Path;

    /// <summary>The path of a file in it.</summary>
    public string this[string name] => folder[name];

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => File.WriteAllText(folder[name], text);

    /// <summary>Runs a command line, split at spaces, which must succeed.</summary>
    public CommandAnswer Do(string line) => Expect(0, line);

    /// <summary>Runs a command line, split at spaces, which must end with an exit code.</summary>
    public CommandAnswer Expect(int code, string line)
    {
        var answer = SflowExecutable.Run(Path, line.Split(' '));
        Assert.AreEqual(code, answer.ExitCode, answer.Text);
        return answer;
    }

    /// <summary>Checks a document against a published schema, which must describe every member.</summary>
    public static JObject Checked(string text, string schema)
    {
        var document = JObject.Parse(text);
        var rules = JObject.Parse(File.ReadAllText(Repository.PathOf("schemas", schema)));
        Assert.IsTrue(new JsonSchemaChecker(JsonSchemaChecker.Strict(rules)).Accepts(document), text);
        return document;
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
