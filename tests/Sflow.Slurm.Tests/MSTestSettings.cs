using System.Runtime.Versioning;

// The tests mostly wait for jobs; the cluster has room for several at once.
[assembly: Parallelize(Workers = 6, Scope = ExecutionScope.MethodLevel)]

// Slurm is for Linux.
[assembly: SupportedOSPlatform("linux")]
