using System.Reflection;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Planning;
using Sflow.Resolution;
using Sflow.Sharing;
using Sflow.Sweeps;
using Sflow.Text;

namespace Sflow.Tests.Sharing;

/// <summary>Keys have all that a result depends on: a list of members is compared with its type, and each member changes the key.</summary>
[TestClass]
public sealed class KeyMembersTests
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private static readonly TextLocation At = TextLocation.OfFile("test");

    [TestMethod]
    public void EveryPropertyIsInTheKeyOrLeftOutForAReason()
    {
        var lists = Lists().ToList();
        Assert.IsGreaterThanOrEqualTo(7, lists.Count, "lists were not found");
        foreach (var (where, list) in lists)
        {
            var properties = list.Of.GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name);
            CollectionAssert.AreEquivalent(
                properties.ToList(),
                list.Names.Concat(list.LeftOut.Keys).ToList(),
                $"{where}: put each property of {list.Of.Name} into the key, or leave it out and say why"
            );
            Assert.IsFalse(list.LeftOut.Values.Any(string.IsNullOrWhiteSpace), where);
        }
    }

    [TestMethod]
    public void TheTypesThatRowsAreMadeOfHaveLists() =>
        CollectionAssert.IsSubsetOf(
            new[]
            {
                typeof(CompileRequest),
                typeof(JobSettings),
                typeof(SlurmSettings),
                typeof(VariableOverride),
                typeof(ArtifactOverride),
                typeof(Placement),
                typeof(Replica),
            },
            Lists().Select(list => list.List.Of).ToList()
        );

    [TestMethod]
    public void EveryJobSettingChangesTheKeyOfARow()
    {
        var keys = new HashSet<string> { KeyOf(Row()) };
        var neutral = typeof(JobSettings).GetProperties(BindingFlags.Instance | BindingFlags.Public);
        var slurm = typeof(SlurmSettings).GetProperties(BindingFlags.Instance | BindingFlags.Public);
        foreach (
            var property in neutral
                .Where(property => property.Name is not (nameof(JobSettings.Slurm) or nameof(JobSettings.NodesName)))
                .Concat(slurm)
        )
        {
            foreach (var value in new[] { "", "x" })
            {
                var settings = new JobSettings { Slurm = new SlurmSettings() };
                object of =
                    property.PropertyType == typeof(SourceText) ? new SourceText("file", value)
                    : property.PropertyType == typeof(JobOrigin) ? new JobOrigin { Project = value }
                    : property.PropertyType == typeof(IReadOnlyList<Located<string>>) ? new[] { new Located<string>(value, At) }
                    : new Located<string>(value, At);
                property.SetValue(property.DeclaringType == typeof(JobSettings) ? settings : settings.Slurm, of);
                Assert.IsTrue(keys.Add(KeyOf(Row() with { Settings = settings })), $"{property.Name} = '{value}'");
            }
        }
    }

    [TestMethod]
    public void EverythingElseThatARowSetsChangesItsKey()
    {
        CompileRequest[] rows =
        [
            Row(),
            Row() with
            {
                Name = "sweep/other",
            },
            Row() with
            {
                Outputs = CompileOutputs.Plan,
            },
            Row() with
            {
                Targets = [],
            },
            Row() with
            {
                Variables = [new("a", "b", At)],
            },
            Row() with
            {
                Variables = [new("ab", "", At)],
            },
            Row() with
            {
                Variables = [new("a", "b", At), new("a", "b", At)],
            },
            Row() with
            {
                Artifacts = [new("a", "b", At)],
            },
            Row() with
            {
                Artifacts = [new("a", "c", At)],
            },
            Row() with
            {
                Merge = MergeMode.Deep,
                IsMonitored = true,
            },
            Row() with
            {
                MonitoredTasks = [new("a", At)],
            },
            Row() with
            {
                MissableTasks = [new("a", At)],
            },
            Row() with
            {
                MissableTasks = [new("a", At), new("b", At)],
            },
            Row() with
            {
                Tasks = [new("a", At)],
            },
            Row() with
            {
                Tasks = [new("a", At)],
                SkipsDependencies = true,
            },
        ];
        Assert.HasCount(rows.Length, rows.Select(KeyOf).Distinct());
        Assert.AreNotEqual(RowKey.Of(Row(), "modules"), RowKey.Of(Row(), "others"));
        Assert.AreEqual(KeyOf(Row()), KeyOf(Row()));
    }

    // A key is made of a row's request, so that what a sweep says reaches it only through that.
    [TestMethod]
    public void WhatASweepSaysReachesTheRequestsOfItsRows()
    {
        var reaches = new Dictionary<string, string>
        {
            [nameof(SweepRequest.Name)] = nameof(CompileRequest.Name),
            [nameof(SweepRequest.ProjectModules)] = nameof(CompileRequest.Modules),
            [nameof(SweepRequest.Variables)] = nameof(CompileRequest.Variables),
            [nameof(SweepRequest.FinalVariables)] = nameof(CompileRequest.Variables),
            [nameof(SweepRequest.Artifacts)] = nameof(CompileRequest.Artifacts),
            [nameof(SweepRequest.MissableTasks)] = nameof(CompileRequest.MissableTasks),
            [nameof(SweepRequest.Merge)] = nameof(CompileRequest.Merge),
            [nameof(SweepRequest.IsMonitored)] = nameof(CompileRequest.IsMonitored),
            [nameof(SweepRequest.Tasks)] = nameof(CompileRequest.Tasks),
            [nameof(SweepRequest.SkipsDependencies)] = nameof(CompileRequest.SkipsDependencies),
            [nameof(SweepRequest.MonitoredTasks)] = nameof(CompileRequest.MonitoredTasks),
            [nameof(SweepRequest.Settings)] = nameof(CompileRequest.Settings),
            [nameof(SweepRequest.Diagram)] = nameof(CompileRequest.Diagram),
            [nameof(SweepRequest.Outputs)] = nameof(CompileRequest.Outputs),
            [nameof(SweepRequest.Targets)] = nameof(CompileRequest.Targets),
        };
        var others = new Dictionary<string, string>
        {
            [nameof(SweepRequest.CsvPath)] = "the cells of the row are in its request, and its diagnostics have no place in the CSV",
            [nameof(SweepRequest.Matrix)] = "the values of the row are in its request",
            [nameof(SweepRequest.Rows)] = "it selects rows and changes none",
            [nameof(SweepRequest.Store)] = "it takes what was made",
            [nameof(SweepRequest.RowDone)] = "it takes what was counted",
        };
        CollectionAssert.AreEquivalent(
            typeof(SweepRequest).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name).ToList(),
            reaches.Keys.Concat(others.Keys).ToList()
        );
        Assert.AreEqual(
            "",
            string.Join(", ", typeof(CompileRequest).GetProperties().Select(property => property.Name).Except(reaches.Values))
        );
    }

    private static IEnumerable<(string Where, IKeyMembers List)> Lists() =>
        from type in typeof(CompileRequest).Assembly.GetTypes()
        where !type.ContainsGenericParameters
        from field in type.GetFields(Static)
        where typeof(IKeyMembers).IsAssignableFrom(field.FieldType)
        select ($"{type.Name}.{field.Name}", (IKeyMembers)field.GetValue(null)!);

    private static string KeyOf(CompileRequest row) => RowKey.Of(row, "modules");

    private static CompileRequest Row() => new() { Name = "sweep/row", Modules = [] };
}
