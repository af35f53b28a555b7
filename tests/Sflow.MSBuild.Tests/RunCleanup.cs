namespace Sflow.MSBuild.Tests;

/// <summary>What is left when all tests are done.</summary>
[TestClass]
public sealed class RunCleanup
{
    [AssemblyCleanup]
    public static void RemovePackages()
    {
        PackedPackage.RemoveAll();
        RepositoryCopy.RemoveAll();
        MachinePackages.RemoveAll();
    }
}
