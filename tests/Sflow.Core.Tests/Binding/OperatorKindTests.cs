using System.Reflection;
using Sflow.Binding;

namespace Sflow.Tests.Binding;

/// <summary>The kinds of operators, and the facts of each.</summary>
[TestClass]
public sealed class OperatorKindTests
{
    [TestMethod]
    [DataRow("bash", true, false, false)]
    [DataRow("srun", true, true, false)]
    [DataRow("docker", true, false, false)]
    [DataRow("ssh", true, false, true)]
    [DataRow("python", false, false, false)]
    [DataRow("k8s", true, false, false)]
    [DataRow("k8s_mpi", true, false, false)]
    public void Facts(string name, bool scriptIsShell, bool needsSlurm, bool isRemote)
    {
        var kind = OperatorKind.Find(name);
        Assert.IsNotNull(kind);
        Assert.AreEqual((name, scriptIsShell, needsSlurm, isRemote), (kind.Name, kind.ScriptIsShell, kind.NeedsSlurm, kind.IsRemote));
    }

    [TestMethod]
    public void AllAreAll()
    {
        var declared = typeof(OperatorKind)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(OperatorKind))
            .Select(property => (OperatorKind)property.GetValue(null)!)
            .ToList();
        CollectionAssert.AreEquivalent(declared, OperatorKind.All.ToList());
        Assert.AreEqual("bash, srun, docker, docker_run, ssh, python, k8s or k8s_mpi", OperatorKind.Names);
        Assert.IsEmpty(typeof(OperatorKind).GetConstructors(), "somebody else could make a kind");
    }

    [TestMethod]
    public void ANameFindsItsKindAndNoOtherDoes()
    {
        foreach (var kind in OperatorKind.All)
            Assert.AreSame(kind, OperatorKind.Find(kind.Name));
        Assert.AreSame(OperatorKind.Docker, OperatorKind.Find("docker_run"));
        Assert.IsNull(OperatorKind.Find("Bash"));
        Assert.IsNull(OperatorKind.Find("podman"));
    }

    [TestMethod]
    public void The_fields_of_any_kind_are_those_of_all()
    {
        var all = OperatorKind.All.SelectMany(kind => kind.Schema.FieldNames).Distinct();
        CollectionAssert.AreEquivalent(all.ToList(), OperatorKind.AnyKind.FieldNames.ToList());
    }

    [TestMethod]
    public void EverySchemaHasANameAndATypeThatListsAllKinds()
    {
        foreach (var kind in OperatorKind.All)
        {
            CollectionAssert.AreEqual(new[] { "name", "type" }, kind.Schema.FieldNames.Take(2).ToList());
            CollectionAssert.AreEqual(OperatorKind.Words.ToList(), kind.Schema.Find("type")!.Choices.ToList());
            Assert.Contains(kind.Name, kind.Schema.Name);
        }
    }
}
