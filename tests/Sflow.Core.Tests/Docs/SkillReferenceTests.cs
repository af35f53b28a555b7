using Sflow.Binding;

namespace Sflow.Tests.Docs;

/// <summary>
/// The reference of fields in the skill for agents is what Binding's model says.
/// <c>SFLOW_REWRITE_BASELINES=1 dotnet test --filter SkillReferenceTests</c> writes it anew.
/// </summary>
[TestClass]
public sealed class SkillReferenceTests
{
    [TestMethod]
    public void TheReferenceIsTheModels()
    {
        var path = Repository.PathOf("skills", "writing-workflows", "references", "schema.md");
        var expected = SkillReference.Write();
        if (Repository.IsRewriting)
            File.WriteAllText(path, expected);
        Assert.AreEqual(expected, File.ReadAllText(path));
    }

    [TestMethod]
    public void EveryFieldOfTheLanguageIsInIt()
    {
        var text = SkillReference.Write();
        foreach (var schema in LanguageSchemas.All)
        {
            foreach (var field in schema.Fields)
                StringAssert.Contains(text, $"| `{field.Name}` |", $"{schema.Name}.{field.Name}");
        }
    }
}
