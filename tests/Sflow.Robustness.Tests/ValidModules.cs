using Sflow.Composition;

namespace Sflow.Robustness;

/// <summary>Workflows without an error, of many shapes: the samples, two scenarios, and our own below <c>Data</c>.</summary>
internal static class ValidModules
{
    private const string Ours = "tests/Sflow.Robustness.Tests/Data";

    /// <summary>The workflows of which a job can be made, without settings.</summary>
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
        Of(Ours, [], "operators.yaml"),
        Of(Ours, [], "probes.yaml"),
        Of(Ours, [], "dicts.yaml"),
        Of(Ours, [], "sweep.yaml"),
        Of(Ours, [], "results.yaml"),
    ];

    /// <summary>These, one with a deep merge, and one that only other targets than Slurm run.</summary>
    public static IReadOnlyList<ModuleSet> AllWithSettings { get; } =
    [
        .. All,
        Of(Ours, [], "deep-base.yaml", "deep-site.yaml") with
        {
            Merge = MergeMode.Deep,
        },
        Of(Ours, [], "containers.yaml") with
        {
            HasTarget = false,
        },
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
