using System;
using System.Linq;
using BenchmarkDotNet.Running;
using Sflow.Benchmarks;

// sweep [rows] [repeats] [different]: rows a second of the sample's sweep in a warm process. stages [rounds]: where a row's time goes. Anything else goes to BenchmarkDotNet.
if (args is ["sweep", .. var rest])
    return SweepThroughput.Run(rest.Length > 0 ? int.Parse(rest[0], null) : 1000, rest.Length > 1 ? int.Parse(rest[1], null) : 5, rest.Contains("different"));
if (args is ["stages", .. var rounds])
    return StageTimes.Run(rounds.Length > 0 ? int.Parse(rounds[0], null) : 500);
BenchmarkSwitcher.FromAssembly(typeof(SweepThroughput).Assembly).Run(args);
return 0;
