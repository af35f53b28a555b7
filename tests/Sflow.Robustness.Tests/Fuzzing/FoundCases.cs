namespace Sflow.Robustness.Fuzzing;

/// <summary>Inputs with which a run found a defect.</summary>
internal static class FoundCases
{
    public static IEnumerable<object[]> Modules =>
        [
            ["version: \"0.1\"\nworkflow: {name: a, tasks: []}\n"],
        ];

    public static IEnumerable<string> Tables =>
        [
            // Too many columns, in a row and in the header, had no line.
            "sflow_config_file,TP\ninfra.yaml" + new string(',', 1200),
            new string(',', 1200) + "\ninfra.yaml\n",
        ];

    public static IEnumerable<object[]> Expressions =>
        [
            ["${{ 9**9**9 }}"],
            // What a lazy value had yielded was looked for in it once more.
            ["${{ [hole, 0]|slice(3)|format(1) }}"],
            ["${{ [hole, 0]|slice(3) is upper }}"],
            // A message held the control character itself.
            ["${{ '%5s|%\u0005' % ('a', 'b') }}"],
        ];
}
