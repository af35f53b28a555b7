using Newtonsoft.Json.Linq;
using Sflow.Compilation;
using Sflow.Composition;
using Sflow.Generation;
using Sflow.Sweeps;

namespace Sflow.Tests.Sweeps;

[TestClass]
public sealed class SweepCompilerTests
{
    private static readonly TextLocation Project = TextLocation.OfFile("p.proj");

    [TestMethod]
    public void AColumnWinsOverAVariableAndAnArtifactOverAColumn()
    {
        var requests = new List<CompileRequest>();
        var request = Request() with
        {
            Variables = [new VariableOverride("TP", "8", Project)],
            Artifacts = [new ArtifactOverride("W", "fs:///item", Project)],
        };
        Compile(
            "sflow_config_file,TP,W\na.yaml,2,fs:///csv\na.yaml,,\n",
            request,
            row =>
            {
                lock (requests)
                    requests.Add(row);
                return Good(row);
            }
        );
        CollectionAssert.AreEqual(
            new[] { "2", "8" },
            requests
                .OrderBy(r => r.Name, StringComparer.Ordinal)
                .Select(r => r.Variables.Last(v => v.Name == "TP").Text)
                .OrderBy(t => t)
                .ToArray()
        );
        Assert.IsTrue(requests.All(r => r.Artifacts.Last(a => a.Name == "W").Uri == "fs:///item"));
    }

    [TestMethod]
    public void RowsComeBackInOrderWithAManifest()
    {
        var csv = "sflow_config_file,TP\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"a.yaml,{i}\n"));
        var result = Compile(csv, Request());
        Assert.IsTrue(result.Success, string.Join("\n", result.Diagnostics));
        CollectionAssert.AreEqual(
            Enumerable.Range(1, 200).Select(i => $"s/{i}_{i:000}").ToList(),
            result.Rows.Select(r => r.Name).ToList()
        );
        var rows = JObject.Parse(result.Manifest!.Content.ToString())["rows"]!;
        Assert.AreEqual("200_200.sh", (string?)rows.Last()!["script"]);
        Assert.AreEqual("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", (string?)rows.First()!["sha256"]);
        Assert.AreEqual("1", (string?)rows.First()!["cells"]!["TP"]);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(40)]
    [DataRow(41)]
    [DataRow(1500)]
    public void AManifestIsOneDocumentHoweverManyRowsItHas(int count)
    {
        var csv = "sflow_config_file,TP\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"a.yaml,\"{i} ä\n\"\n"));
        var text = Compile(csv, Request()).Manifest!.Content.ToString();
        Assert.AreEqual(JObject.Parse(text).ToString().ReplaceLineEndings("\n") + "\n", text, "its form is that of any writer of JSON");
        CollectionAssert.AreEqual(
            Enumerable.Range(1, count).ToList(),
            JObject.Parse(text)["rows"]!.Select(row => (int)row["index"]!).ToList()
        );
    }

    [TestMethod]
    public void OneBadRowLeavesNothingToWrite()
    {
        var result = Compile(
            "sflow_config_file,TP\na.yaml,1\na.yaml,2\n",
            Request(),
            row => row.Name.EndsWith("002", StringComparison.Ordinal) ? Bad(row, "x.yaml", "too many") : Good(row)
        );
        Assert.IsFalse(result.Success);
        Assert.IsNull(result.Manifest);
        Assert.AreEqual("x.yaml: error SFLOW1501: too many (row s/2_002)", result.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void AnErrorOfASharedModuleIsReportedOnceWithItsRows()
    {
        var csv = "sflow_config_file,TP\n" + string.Concat(Enumerable.Range(1, 8).Select(i => $"a.yaml,{i}\n"));
        var some = Compile(csv, Request(), row => row.Name == "s/8_008" ? Good(row) : Bad(row, "x.yaml", "wrong"));
        Assert.AreEqual("wrong (7 rows: s/1_001, s/2_002, s/3_003, s/4_004, s/5_005 and 2 more)", some.Diagnostics.Single().Message);
        var all = Compile(csv, Request(), row => Bad(row, "x.yaml", "wrong"));
        Assert.AreEqual("wrong (all 8 rows)", all.Diagnostics.Single().Message);
        var many = Compile(csv, Request(), row => Bad(row, "x.yaml", "wrong in " + row.Name));
        Assert.AreEqual(6, many.Diagnostics.Count);
        StringAssert.Contains(many.Diagnostics[5].Message, "3 rows: s/6_006, s/7_007, s/8_008");
    }

    [TestMethod]
    [DataRow(
        "sflow_config_file,TP\na.yaml  gone.yaml,1\na.yaml gone.yaml,2\n",
        "d/s.csv(2,9): error SFLOW1714: Row 1, column 'sflow_config_file': the module 'd/gone.yaml' can't be read: there is no such file"
    )]
    [DataRow("sflow_config_file,TP\n,1\n", "d/s.csv(2,1): error SFLOW1713")]
    [DataRow("TP\n1\n", "d/s.csv(2,1): error SFLOW1713")]
    [DataRow(
        "sflow_config_file,tp\na.yaml,1\n",
        "d/s.csv(1,19): error SFLOW1711: The column 'tp' is not a variable or an artifact in any row's modules. Did you mean 'TP'?"
    )]
    [DataRow("sflow_config_file,NUM_NODES,SLURM_NODES\na.yaml,1,2\n", "d/s.csv(2,10): error SFLOW1715")]
    [DataRow("", "d/s.csv: error SFLOW1702")]
    public void ErrorsStandInTheCsv(string csv, string expected)
    {
        var result = Compile(csv, Request());
        Assert.IsFalse(result.Success);
        StringAssert.StartsWith(result.Diagnostics.Single().ToString(), expected);
    }

    [TestMethod]
    [DataRow("4:1", "SFLOW1717")]
    [DataRow("3", "SFLOW1718")]
    [DataRow("0", "SFLOW1718")]
    [DataRow("-9,1", "SFLOW1718")]
    [DataRow("1-2", "SFLOW1716")]
    [DataRow("2", null)]
    [DataRow("", null)]
    public void TheSelectionIsChecked(string rows, string? code)
    {
        var result = Compile("sflow_config_file,TP\na.yaml,1\na.yaml,2\n", Request() with { Rows = new Located<string>(rows, Project) });
        Assert.AreEqual(code, result.Diagnostics.SingleOrDefault()?.Code);
        Assert.AreEqual(code is null, result.Success);
        if (rows == "2")
            Assert.AreEqual("s/2_002", result.Rows.Single().Name);
    }

    [TestMethod]
    public void AnErrorOfOneRowDoesNotHideTheModulesOfOthers()
    {
        var result = Compile(
            "sflow_config_file,TP\na.yaml,1\na.yaml,1,2\na.yaml,\u0007\n",
            Request(),
            row => Bad(row, "d/a.yaml", "wrong")
        );
        CollectionAssert.AreEqual(
            new[] { "d/s.csv(4,8): error SFLOW1706", "d/s.csv(3,10): error SFLOW1707", "d/a.yaml: error SFLOW1501" },
            result.Diagnostics.Select(d => $"{d.Location}: error {d.Code}").ToArray()
        );
        Assert.AreEqual(1, result.Rows.Count, "only the row without an error is compiled");
    }

    [TestMethod]
    [DataRow("sflow_config_file,TP,TP\nb.yaml,1,2\n", null)]
    [DataRow("sflow_config_file,TP\nb.yaml,1\n", "9")]
    public void WithoutARowToCompileTheModulesAreRead(string csv, string? rows)
    {
        var request = Request() with { ProjectModules = [new Located<string>("d/a.yaml", Project)] };
        var result = Compile(csv, rows is null ? request : request with { Rows = new Located<string>(rows, Project) });
        Assert.IsFalse(result.Success);
        CollectionAssert.Contains(
            result.Diagnostics.Select(d => d.Message).ToArray(),
            "The module 'd/a.yaml', which the project puts before the modules of every row, can't be read: of the test."
        );
    }

    [TestMethod]
    public void RowsWithoutModulesAreReportedOnce()
    {
        var result = Compile("TP\n" + string.Concat(Enumerable.Repeat("1\n", 1000)), Request());
        StringAssert.StartsWith(
            result.Diagnostics.Single().ToString(),
            "d/s.csv(2,1): error SFLOW1713: Row 1 and 999 more rows have no modules. "
        );
    }

    [TestMethod]
    public void AWrongColumnIsReportedForSomeCellsAndCountedForTheOthers()
    {
        var csv = "sflow_config_file,job_name,TP\n" + string.Concat(Enumerable.Range(1, 1000).Select(i => $"a.yaml,r{i},x{i}\n"));
        var result = Compile(
            csv,
            Request(),
            row => new CompileResult(
                row.Name,
                [],
                "",
                [new Diagnostic("SFLOW1401", Severity.Error, row.Variables.Single().Location, "not " + row.Variables.Single().Text)]
            )
        );
        Assert.AreEqual(6, result.Diagnostics.Count);
        Assert.AreEqual("d/s.csv(2,11): error SFLOW1401: not x1", result.Diagnostics[0].ToString());
        Assert.AreEqual(
            "d/s.csv(7,11): error SFLOW1719: More SFLOW1401 diagnostics in the column 'TP' are not shown. "
                + "They concern 995 rows: s/r6_006, s/r7_007, s/r8_008, s/r9_009, s/r10_010 and 990 more.",
            result.Diagnostics[5].ToString()
        );
    }

    [TestMethod]
    public void TwoNodeColumnsMayAgree()
    {
        CompileRequest? seen = null;
        Assert.IsTrue(Compile("sflow_config_file,NUM_NODES,SLURM_NODES\na.yaml,2, 2 \n", Request(), row => Good(seen = row)).Success);
        Assert.AreEqual(("2", "s/2n_001"), (seen!.Settings.Nodes!.Value, seen.Name));
    }

    [TestMethod]
    public void AMissingCsvIsReportedWhereItIsNamed() =>
        Assert.AreEqual(
            "p.proj: error SFLOW1701: The sweep's CSV 'no.csv' can't be read: there is no such file.",
            Compile("x", Request() with { CsvPath = new Located<string>("no.csv", Project) }).Diagnostics.Single().ToString()
        );

    [TestMethod]
    public void AFileThatIsNoTextIsReported()
    {
        var result = new SweepCompiler(
            new BytesReader([0x61, 0xFF, 0x0A]),
            Good,
            (_, _) => null,
            _ => "",
            _ => throw new InvalidOperationException(),
            (_, _) => { }
        ).Compile(Request(), default);
        Assert.IsFalse(result.Success);
        Assert.AreEqual(1, result.Diagnostics.Count);
    }

    [TestMethod]
    public void NamesNeverCollideOrLookLikeOptions()
    {
        var result = Compile(
            "sflow_config_file,job_name\na.yaml,x\na.yaml,x_001\na.yaml,-rf\na.yaml,../../etc/passwd\na.yaml,$(reboot)\n",
            Request()
        );
        CollectionAssert.AreEqual(
            new[] { "s/x_001", "s/x_001_002", "s/rf_003", "s/etc_passwd_004", "s/reboot_005" },
            result.Rows.Select(r => r.Name).ToArray()
        );
    }

    private static SweepRequest Request() => new() { Name = "s", CsvPath = new Located<string>("d/s.csv", Project) };

    private static SweepResult Compile(string csv, SweepRequest request, Func<CompileRequest, CompileResult>? compile = null)
    {
        var reader = new TextReader(new Dictionary<string, string> { ["d/s.csv"] = csv, ["d/a.yaml"] = "" });
        var names = new SettableNames(["TP", "NUM_NODES", "SLURM_NODES"], ["W"]);
        static void check(Located<string> module, DiagnosticBag diagnostics)
        {
            if (module.Location == Project)
                diagnostics.Add(Catalogue.SweepModuleUnreadable(module.Location, module.Value, "of the test"));
        }

        return new SweepCompiler(
            reader,
            compile ?? Good,
            (_, _) => names,
            _ => "",
            _ => throw new InvalidOperationException(),
            check
        ).Compile(request, default);
    }

    private static CompileResult Good(CompileRequest row) =>
        new(row.Name, [new GeneratedFile(row.Name + ".sh", "abc", true)], "", []) { Success = true, MainFiles = [row.Name + ".sh"] };

    private static CompileResult Bad(CompileRequest row, string path, string message) =>
        new(row.Name, [], "", [new Diagnostic("SFLOW1501", Severity.Error, TextLocation.OfFile(path), message)]);

    private sealed class BytesReader(byte[] bytes) : ISourceReader
    {
        public SourceReadResult Read(string path) => new(bytes, null);
    }
}
