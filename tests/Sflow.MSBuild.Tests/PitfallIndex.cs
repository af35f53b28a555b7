using System.Xml.Linq;

namespace Sflow.MSBuild.Tests;

/// <summary>
/// The seventeen pitfalls of MSBuild packages that this one was built around, and the tests that each of them would fail.
/// </summary>
[TestClass]
public sealed class PitfallIndex
{
    private static readonly (string Pitfall, string[] Tests)[] All =
    [
        (
            "IncrementalClean deletes outputs that were hooked in too late",
            [nameof(BuildModesTests.WhatABuildCleansAwayIsOnlyWhatIsGone), nameof(BuildTests.AWorkflowIsBuiltSkippedAndCleaned)]
        ),
        ("a reused node runs an old assembly", [nameof(StaleTasksTests.ARebuiltTaskRunsAtOnce)]),
        ("another version of the package skips the build", [nameof(PitfallTests.AnotherVersionOfTheTasksBuildsAnew)]),
        ("what a target wrote that was called alone is not cleaned", [nameof(BuildTests.ComposeAndPlanWorkAlone)]),
        ("a guard on BuildingProject disables everything", [nameof(PitfallTests.EditorsDesignTimeBuildsDoNothing)]),
        ("metadata named Output is reserved", [nameof(NoMetadataIsNamedOutput)]),
        ("paths with %20 or ; in lists of files", [nameof(BuildTests.AModuleThatOnlyTheCsvNamesIsAnInput)]),
        ("two units of one name", [nameof(BuildTests.ItemsAndPropertiesReachTheirWorkflows)]),
        ("targets of several frameworks need buildMultiTargeting", [nameof(PackageTests.SeveralFrameworksMakeTheScriptsOnce)]),
        (
            "buildTransitive takes build's place",
            [
                nameof(PackageTests.AReferenceServesAProjectWithoutCode),
                nameof(PackageTests.AReferenceServesAProjectWithCodeAndWhatRefersToIt),
            ]
        ),
        ("a missing private assembly is a stack trace", [nameof(PitfallTests.AMissingAssemblyIsASentence)]),
        (
            "warnings that should be errors",
            [nameof(WarningTests.APropertyOfTheProjectSaysWhatAWarningIs), nameof(WarningTests.ASwitchOfTheBuildSaysWhatAWarningIs)]
        ),
        ("warnings vanish when a target is skipped", [nameof(BuildTests.WarningsAreSaidAgain)]),
        ("-mt moves tasks to a task host", [nameof(PitfallTests.BuildsOfEveryKindGiveTheSame)]),
        (
            "-isolate needs a restore",
            [nameof(BuildModesTests.AGraphIsBuiltInIsolationAfterARestore), nameof(PitfallTests.BuildsOfEveryKindGiveTheSame)]
        ),
        ("a .proj is built by its path", [nameof(BuildModesTests.AProjectOfAnyNameIsBuiltByItsPath)]),
        (
            "the terminal logger's form of a line",
            [
                nameof(BuildModesTests.TheTerminalLoggerEndsTheProjectsLineWithTheScript),
                nameof(PitfallTests.TheTerminalLoggerShowsWhatWasMade),
            ]
        ),
    ];

    [TestMethod]
    public void EachHasATest()
    {
        var tests = typeof(PitfallIndex)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetMethods())
            .Where(m => m.IsDefined(typeof(TestMethodAttribute), false))
            .Select(m => m.Name)
            .ToHashSet();
        Assert.HasCount(17, All);
        foreach (var (pitfall, names) in All)
            Assert.IsTrue(names.Length > 0 && names.All(tests.Contains), pitfall);
    }

    [TestMethod]
    public void NoMetadataIsNamedOutput()
    {
        var files = Directory.GetFiles(Path.Combine(TestProject.Metadata("RepositoryFolder"), "build"), "*.*s");
        foreach (
            var item in files.SelectMany(f =>
                XElement.Load(f).Descendants().Where(e => e.Parent?.Name.LocalName is "ItemGroup" or "ItemDefinitionGroup")
            )
        )
            Assert.IsFalse(Metadata(item).Contains("Output"), item.ToString());
    }

    private static IEnumerable<string> Metadata(XElement item) =>
        item.Elements().Select(e => e.Name.LocalName).Concat(item.Attributes().Select(a => a.Name.LocalName));
}
