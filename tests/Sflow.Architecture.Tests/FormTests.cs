using System.Reflection;

namespace Sflow.Architecture.Tests;

/// <summary>What holds for the sources and the assemblies as a whole.</summary>
[TestClass]
public sealed class FormTests
{
    private const int LongestLine = 140;
    private const int MostPublicTypes = 60;

    [TestMethod]
    public void NoLineOfCodeIsTooLong()
    {
        var wrong =
            from folder in new[] { "src", "tests", "benchmarks" }
            from file in Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')
            where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
            from line in File.ReadLines(file).Select((text, index) => (Length: text.Length, Number: index + 1))
            where line.Length > LongestLine
            select $"{path}({line.Number}): {line.Length} characters";
        Assert.AreEqual("", string.Join("\n", wrong));
    }

    [TestMethod]
    public void TheCompilersSurfaceIsSmall()
    {
        var types = typeof(WorkflowCompiler).Assembly.GetExportedTypes();
        Assert.IsLessThanOrEqualTo(MostPublicTypes, types.Length, string.Join("\n", types.Select(type => type.FullName)));
    }

    [TestMethod]
    [DataRow("Sflow.Core", "")]
    [DataRow("Sflow.Runs", "Sflow.Core")]
    [DataRow("Sflow.Hosting", "Sflow.Core Sflow.Runs")]
    [DataRow("Sflow.Pictures", "Sflow.Core")]
    [DataRow("Sflow.MSBuild", "Sflow.Core Sflow.Hosting Sflow.Pictures Microsoft.Build.Framework Microsoft.Build.Utilities.Core")]
    [DataRow("sflow", "Sflow.Core Sflow.Runs Sflow.Hosting Sflow.Pictures")]
    public void AnAssemblyUsesOnlyThoseBelowIt(string name, string allowed)
    {
        var used = Assembly.Load(name).GetReferencedAssemblies().Select(assembly => assembly.Name!);
        var wrong = used.Where(other =>
                other.StartsWith("Sflow.", StringComparison.Ordinal) || other.StartsWith("Microsoft.Build", StringComparison.Ordinal)
            )
            .Except(allowed.Split(' '));
        Assert.AreEqual("", string.Join(" ", wrong));
    }
}
