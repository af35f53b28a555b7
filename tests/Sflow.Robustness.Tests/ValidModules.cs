namespace Sflow.Robustness;

/// <summary>Ten workflows without an error, of many shapes: the samples, two scenarios, and four of our own below <c>Data</c>.</summary>
internal static class ValidModules
{
    public static IReadOnlyList<ModuleSet> All { get; } =
    [
        Of("samples/hello", [], "hello.yaml"),
        Of("samples", ["prefill", "decode"], "slurm_config.yaml", "common_workflow.yaml", "vllm/agg.yaml", "benchmark_infmax.yaml"),
        Of(
            "samples",
            ["agg"],
            "slurm_config.yaml",
            "common_workflow.yaml",
            "trtllm/prefill.yaml",
            "trtllm/decode.yaml",
            "benchmark_aiperf.yaml"
        ),
        Of("samples/smoke", ["agg"], "local_config.yaml", "common_services.yaml", "prefill.yaml", "decode.yaml", "benchmark.yaml"),
        Of("tests/Sflow.Core.Tests/Scenarios/Data/good-local-dag", [], "a.yaml"),
        Of("tests/Sflow.Core.Tests/Scenarios/Data/good-slurm-services", [], "a-config.yaml", "b-workflow.yaml"),
        Of("tests/Sflow.Robustness.Tests/Data", [], "operators.yaml"),
        Of("tests/Sflow.Robustness.Tests/Data", [], "probes.yaml"),
        Of("tests/Sflow.Robustness.Tests/Data", [], "dicts.yaml"),
        Of("tests/Sflow.Robustness.Tests/Data", [], "sweep.yaml"),
    ];

    private static ModuleSet Of(string folder, string[] missable, params string[] files) =>
        new(
            folder + "/" + files.Last(),
            [
                .. files.Select(file => new KeyValuePair<string, string>(
                    file,
                    File.ReadAllText(Repository.PathOf([.. folder.Split('/'), .. file.Split('/')]))
                )),
            ],
            missable
        );
}
