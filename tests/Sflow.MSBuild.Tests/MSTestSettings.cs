// A build uses little more than one processor. Classes with time limits, with jobs on the one cluster or with the one copy of the
// repository are not run beside others.
[assembly: Parallelize(Workers = 3, Scope = ExecutionScope.MethodLevel)]
