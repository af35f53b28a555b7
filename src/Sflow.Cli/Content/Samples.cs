using Sflow.Cli.Definitions;

namespace Sflow.Cli.Content;

/// <summary>The samples of this repository.</summary>
internal static class Samples
{
    private const string Programs = "PROGRAMS=fs://$HOME/.cache/sflow-cpu-inference";
    private const string Model = "MODEL=fs://$HOME/.cache/sflow-cpu-inference/model.gguf";

    /// <summary>All samples, the smallest first.</summary>
    public static IReadOnlyList<Sample> All { get; } =
    [
        new(
            "hello",
            "one module with three tasks on this machine",
            "bash",
            [
                new("Who runs where", "sflow plan hello.yaml"),
                new("Run it here", "sflow run hello.yaml --set NAME=Ada"),
                new("Write its script", "sflow batch hello.yaml -o hello.sh"),
            ]
        ),
        new(
            "smoke",
            "a whole deployment and a CSV, with small stand-in programs",
            "bash, Python 3.8; two of its rows need Slurm",
            [
                new("Who runs where in row 3", "sflow plan --bulk-input bulk_input.csv --row 3"),
                new("Run row 3 here", "sflow run --bulk-input bulk_input.csv --row 3"),
                new("Write the scripts of all rows", "sflow batch --bulk-input bulk_input.csv"),
                new("Submit the rows for Slurm", "sflow batch --bulk-input bulk_input.csv --row 1,2 -p gpu -A my-account --submit"),
            ]
        ),
        new(
            "cpu-inference",
            "LLM inference with real programs and no GPU",
            "bash, curl, awk; Debian to fetch the programs (110 MB)",
            [
                new("Fetch the programs and a small model, once", "./fetch"),
                new("Who runs where in row 2", "sflow plan --bulk-input bulk_input.csv --row 2"),
                new("Run row 2 here", $"sflow run --bulk-input bulk_input.csv --row 2 -a \"{Programs}\" -a \"{Model}\""),
            ]
        ),
        new(
            "dynamo",
            "modules for SGLang, vLLM and TensorRT-LLM with NVIDIA Dynamo",
            "a GPU cluster with Slurm and Pyxis; to compile: nothing",
            [
                new(
                    "One workflow of five modules",
                    "sflow compose slurm_config.yaml common_workflow.yaml "
                        + "sglang/prefill.yaml sglang/decode.yaml benchmark_aiperf.yaml -M agg"
                ),
                new("Who runs where in row 2", "sflow plan --bulk-input bulk_input.csv --row 2"),
                new("Write the scripts of all rows", "sflow batch --bulk-input bulk_input.csv -p gpu -A my-account"),
                new(
                    "Submit row 1 with your model",
                    "sflow batch --bulk-input bulk_input.csv --row 1 -p gpu -A my-account -a MODEL=fs:///models/mine --submit"
                ),
            ]
        ),
    ];

    /// <summary>The sample with this name; null when there is none.</summary>
    public static Sample? Find(string name) => All.FirstOrDefault(sample => sample.Name == name);
}
