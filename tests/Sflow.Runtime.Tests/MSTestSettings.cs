using System.Runtime.Versioning;

// The tests mostly wait for processes that sleep.
[assembly: Parallelize(Workers = 6, Scope = ExecutionScope.MethodLevel)]

// The runtime is for compute nodes.
[assembly: SupportedOSPlatform("linux")]
