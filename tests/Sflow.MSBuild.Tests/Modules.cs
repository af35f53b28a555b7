namespace Sflow.MSBuild.Tests;

/// <summary>Small modules that compose to a workflow.</summary>
internal static class Modules
{
    /// <summary>Everything that a workflow needs but its tasks.</summary>
    public const string Base = """
        version: "0.1"
        variables:
          TP: {type: integer, value: 1}
          MODEL: {value: base}
        artifacts:
          W: {uri: "fs:///models/base"}
        backends:
          - {name: here, type: local, default: true}
        workflow:
          name: small

        """;

    /// <summary>The same on a Slurm cluster.</summary>
    public static string OnSlurm { get; } =
        Base.Replace("type: local", "type: slurm, account: a, partition: gpu, time: 5, nodes: 1, gpus_per_node: 1");

    /// <summary>A module of one task.</summary>
    public static string Task(string name) =>
        $$"""
            workflow:
              name: small
              tasks:
                - {name: {{name}}, script: ["echo {{name}} ${TP} ${MODEL} ${W}"]}

            """;
}
