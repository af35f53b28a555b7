using BenchmarkDotNet.Running;
using Sflow.Benchmarks;

// sweep [rows] [repeats] [different] [template]: rows per second of the sample's sweep in a warm process; with template, the built-in
// template against a site's. stages [rounds]: the time of each stage per row. Anything else goes to BenchmarkDotNet.
if (args is ["sweep", .. var rest])
    return SweepThroughput.Run(
        rest.Length > 0 ? int.Parse(rest[0], null) : 1000,
        rest.Length > 1 ? int.Parse(rest[1], null) : 5,
        rest.Contains("different"),
        rest.Contains("template")
    );
if (args is ["stages", .. var rounds])
    return StageTimes.Run(rounds.Length > 0 ? int.Parse(rounds[0], null) : 500);
BenchmarkSwitcher.FromAssembly(typeof(SweepThroughput).Assembly).Run(args);
return 0;
