namespace Sflow.Cli.Tests;

/// <summary>Small workflows for tests.</summary>
internal static class Modules
{
    /// <summary>A workflow that runs here, with names of each kind.</summary>
    public const string Whole = """
        version: "0.1"
        variables:
          TP: {type: integer, value: 1}
          TOTAL: "${{ variables.TP * 2 }}"
        artifacts:
          - {name: MODEL, uri: "fs:///tmp"}
        backends:
          - {name: here, type: local, default: true}
        workflow:
          name: w
          tasks:
            - name: server
              script: ['echo $TOTAL']
            - name: client
              depends_on: [server]
              script: ['echo ${{ variables.TOTAL }} ${{ artifacts.MODEL.path }}']

        """;
}
