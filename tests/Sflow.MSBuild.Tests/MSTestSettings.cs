// A build uses little more than one processor. Classes that change the environment, have time limits, or share jobs of the one cluster
// or the copy of the repository are not run beside others.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
