// The command and its tests are for Unix.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]

[assembly: Microsoft.VisualStudio.TestTools.UnitTesting.Parallelize(
    Scope = Microsoft.VisualStudio.TestTools.UnitTesting.ExecutionScope.MethodLevel
)]
