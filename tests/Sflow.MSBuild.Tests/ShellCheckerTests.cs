using Sflow.Generation;
using Sflow.Hosting.Checks;

namespace Sflow.MSBuild.Tests;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows, IgnoreMessage = "The check is bash's.")]
[DoNotParallelize]
public sealed class ShellCheckerTests
{
    // What may end one piece or begin another, open or close something, or end the function that a piece is put into.
    private static readonly string[] Tokens =
    [
        "}",
        "{",
        "(",
        ")",
        "\"",
        "'",
        "`",
        "$(",
        "<<E",
        "<<-E",
        "E",
        "\n",
        "\n",
        "\n",
        "\\",
        ";",
        "&",
        "|",
        "if a",
        "; then",
        "\nfi",
        "\ndo",
        "\ndone",
        "case x in",
        "esac",
        ";;",
        "#",
        "a",
        "b c",
        ">",
        "<",
        "f() ",
        "function g",
        "time",
        "!",
        "[[ a",
        "]]",
        "((",
        "))",
        "${",
        "x=(",
        "for i in",
        "while",
        "&&",
        "<<<",
        "2>&1",
        "}\n",
        "} ",
        "sflow_0() {",
        "sflow_1",
        "coproc",
        "else",
        "<(",
        "echo",
        "\r",
        "é",
        "\\\n",
        "} <<E",
        "} | {",
        "\u0001",
    ];

    private string folder = "";

    [TestInitialize]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("sflow").FullName;

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    [DataRow("echo \"a", "b\"")]
    [DataRow("echo 'a", "b'")]
    [DataRow("echo `a", "b`")]
    [DataRow("x=$(a", "b)")]
    [DataRow("if a; then", "fi")]
    [DataRow("{ a", "}")]
    [DataRow("( a", ")")]
    [DataRow("case x in a)", ";; esac")]
    [DataRow("for i in a; do", "done")]
    [DataRow("cat <<E\nx", "E\n")]
    [DataRow("x=(", ")")]
    [DataRow("}", "{")]
    [DataRow("}\n{ a", "}")]
    [DataRow("a\n}", "sflow_2() {\nb")]
    [DataRow("} #", "}")]
    [DataRow("} >x", "} <<'}'")]
    [DataRow("} ; touch ran", "} ; touch ran; {")]
    [DataRow("}\ntouch ran\n{", "}\ntouch ran")]
    [DataRow("} &", "} && {")]
    public void TwoBrokenTextsNeverMakeAGoodOne(string first, string second)
    {
        foreach (var texts in new[] { new[] { first, second }, [second, first], ["a", first, second, "b"], [first, "a", "b", second] })
        {
            var checker = new ShellChecker(ShellCheckMode.Syntax, folder);
            var findings = checker.Check(
                [
                    .. texts.Select((text, i) => Text($"{i}.sh", text)),
                    .. Enumerable.Range(0, 5).Select(i => Text("good", "echo " + (char)('a' + i))),
                ],
                CancellationToken.None
            );
            var expected = texts
                .Select((text, i) => (i, Exact: BashReader.Read(text, CancellationToken.None)))
                .Where(t => t.Exact.IsRefused || t.Exact.Words.Count > 0)
                .Select(t => $"{t.i}.sh");
            CollectionAssert.AreEquivalent(
                expected.ToArray(),
                findings.Select(f => f.Location.Path).Distinct().ToArray(),
                string.Join("\n", findings)
            );
        }

        Assert.IsFalse(File.Exists(Path.Combine(Path.GetTempPath(), "ran")), "nothing runs");
    }

    [TestMethod]
    public void WhatABatchCallsGoodBashReadsAlone()
    {
        var random = new Random(20260102);
        List<string> texts =
        [
            .. Enumerable
                .Range(0, 6000)
                .Select(_ =>
                    string.Concat(
                        Enumerable
                            .Range(0, random.Next(1, 7))
                            .Select(_ => Tokens[random.Next(Tokens.Length)] + (random.Next(2) == 0 ? " " : ""))
                    )
                ),
        ];

        // Small batches: in a large one something is always wrong, and then little of it counts as good.
        var good = texts
            .Chunk(12)
            .SelectMany(batch => new BashBatch().Good(batch, CancellationToken.None).Select(i => batch[i]))
            .Distinct()
            .ToList();
        Assert.IsGreaterThan(100, good.Count);
        foreach (var text in good)
        {
            var (isRefused, words) = BashReader.Read(text, CancellationToken.None);
            Assert.IsTrue(!isRefused && words.Count == 0, text);
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("# only words")]
    [DataRow("server --port 1 &")]
    [DataRow("a && b &")]
    [DataRow("echo a \\")]
    [DataRow("cat <<E\n}\nE")]
    [DataRow("cat <<-'E E'\n\ta\n\tE E\n")]
    [DataRow("function f { :; }\ng() ( : )\nf; g")]
    [DataRow("case $x in a) b;; *) c;; esac")]
    [DataRow("for ((i = 0; i < 3; i++)); do echo \"$i\"; done | tee \"$x\"")]
    [DataRow("[[ a =~ (b) ]] && (( 1 )) || exit 1")]
    [DataRow("declare -A m=([a]=b)\necho ${m[@]} $((1 + (2))) <(a)")]
    [DataRow("echo a\r")]
    public void OrdinaryScriptsNeedNoLookOfTheirOwn(string text) =>
        Assert.Contains(0, new BashBatch().Good([text, "echo b", "echo c", "echo d"], CancellationToken.None));

    [TestMethod]
    public void ManyScriptsAreReadByFewProcessesAndOnce()
    {
        var bash = CountingBash();
        var texts = Enumerable
            .Range(0, 3000)
            .Select(i => Text("many.sh", $"set -e\nfor m in {Word(i)}; do\n  run --model \"$m\" >{Word(i)}.log 2>&1 &\ndone\nwait"))
            .ToList();
        Assert.IsEmpty(WithPath(() => new ShellChecker(ShellCheckMode.Syntax, folder).Check(texts, CancellationToken.None)));
        Assert.IsLessThan(10, bash());

        File.Delete(Path.Combine(folder, "calls"));
        Assert.IsEmpty(WithPath(() => new ShellChecker(ShellCheckMode.Syntax, folder).Check(texts, CancellationToken.None)));
        Assert.AreEqual(0, bash(), "what was good is remembered");

        texts[1234] = Text("broken.sh", "set -e\nif true; then\n  echo " + Word(1234) + "\ndone\n");
        var findings = WithPath(() =>
            new ShellChecker(ShellCheckMode.Syntax, folder).Check(
                [.. texts, .. Enumerable.Range(5000, 300).Select(i => Text("new.sh", "echo " + Word(i)))],
                CancellationToken.None
            )
        );
        StringAssert.StartsWith(
            findings.Single().ToString(),
            "broken.sh(4,1): error SFLOW1910: bash can't read the script of task 't': syntax error near unexpected token `done' in `done'."
        );
        Assert.IsLessThan(8, bash(), "only what is new is read, and only what is broken by itself");
    }

    [TestMethod]
    public void ManySmallScriptsStayWithinWhatASystemTakes()
    {
        var bash = CountingBash();
        Assert.IsEmpty(
            WithPath(() =>
                new ShellChecker(ShellCheckMode.Syntax, folder).Check(
                    Enumerable.Range(0, 20_000).Select(i => Text("small.sh", Word(i))),
                    CancellationToken.None
                )
            )
        );
        Assert.IsLessThan(30, bash());
    }

    [TestMethod]
    public void AMistakeOfManyRowsIsToldOnce()
    {
        var bash = CountingBash();
        var texts = Enumerable.Range(0, 500).Select(i => Text("same.sh", $"if true; then\n  echo a\ndone {Word(i)}")).ToList();
        var findings = WithPath(() => new ShellChecker(ShellCheckMode.Syntax, folder).Check(texts, CancellationToken.None));
        StringAssert.StartsWith(findings.Single().ToString(), "same.sh(3,1): error SFLOW1910");
        Assert.IsLessThan(60, bash());
        Assert.HasCount(
            1,
            new ShellChecker(ShellCheckMode.Syntax, folder).Check(texts, CancellationToken.None),
            "what failed is checked again"
        );
    }

    [TestMethod]
    public void AWarningIsNoReasonToForgetTheOthers()
    {
        ShellText[] texts =
        [
            Text("a.sh", "echo a"),
            Text("b.sh", "echo b"),
            Text("open.sh", "echo c\ncat <<E\nx"),
            Text("pattern.sh", "shopt -s extglob\nls !(x)"),
            Text("long.sh", "echo " + new string('x', 200_000)),
            Text("nul.sh", "echo \0"),
        ];
        var findings = new ShellChecker(ShellCheckMode.Syntax, folder).Check(texts, CancellationToken.None);
        Assert.AreEqual(
            "open.sh SFLOW1911",
            string.Join(" ", findings.Select(f => f.Location.Path + " " + f.Code)),
            string.Join("\n", findings)
        );
    }

    [TestMethod]
    public void NumbersCountWhereTheyEndAHereDocument()
    {
        var checker = new ShellChecker(ShellCheckMode.Syntax, folder);
        Assert.IsEmpty(checker.Check([Text("a.sh", "if true; then cat <<E1\nE1\nfi\n")], CancellationToken.None));
        Assert.HasCount(1, checker.Check([Text("b.sh", "if true; then cat <<E1\nE2\nfi\n")], CancellationToken.None));
    }

    [TestMethod]
    public void WhatATemplateMakesIsReadAsAWhole()
    {
        using var project = new TestProject("""<SflowModule Include="base.yaml;a.yaml" />""", "<SflowTemplate>site.hbs</SflowTemplate>");
        project.Write("base.yaml", Modules.Base);
        project.Write("a.yaml", Modules.Task("a"));
        var builtIn = File.ReadAllText(
            Path.Combine(TestProject.Metadata("RepositoryFolder"), "src", "Sflow.Core", "Generation", "Sbatch", "script.hbs")
        );
        project.Write("site.hbs", builtIn);
        project.Build();
        project.Write("site.hbs", builtIn + "\nif true; then\n  echo\ndone\n");
        var finding = project.Fail().Errors.Single();
        StringAssert.StartsWith(
            finding,
            Path.Combine(project.Folder, "site.hbs")
                + " : error SFLOW1910: bash can't read the script that SflowTemplate makes: syntax error near unexpected token "
                + "`done' in `done'."
        );
    }

    [TestMethod]
    public void ManyAreRememberedAndWhatNobodyMeetsIsForgotten()
    {
        File.WriteAllLines(Path.Combine(folder, "shell.checked"), Enumerable.Range(0, 100_000).Select(i => $"old{i}"));
        var memo = new ShellCheckMemo(folder, ShellCheckMode.Syntax);
        Assert.IsTrue(memo.Knows("old7"));
        memo.Add(["new"]);
        Assert.IsTrue(memo.Knows("new"), "for the next unit of this build");
        CollectionAssert.AreEquivalent(new[] { "old7", "new" }, File.ReadAllLines(Path.Combine(folder, "shell.checked")));
    }

    [TestMethod]
    public void ACheckIsCalledOff()
    {
        Bash("sleep 60");
        using var source = new CancellationTokenSource(TimeSpan.FromSeconds(0.5));
        Assert.ThrowsExactly<OperationCanceledException>(() => WithPath(() => BashReader.Read("echo", source.Token)));
    }

    private static ShellText Text(string file, string text)
    {
        var source = new SourceText(file, text);
        return new ShellText(
            "the script of task 't'",
            text,
            [new ShellPiece(new LocatedText(text, new TextLocation(source, default), span => new TextLocation(source, span)), text)]
        );
    }

    // Letters only: texts that differ in numbers count as one.
    private static string Word(int number) =>
        "w"
        + string.Concat(
            number.ToString("D5", System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('a' + digit - '0'))
        );

    // A bash that notes each time it is started; -p hands on the functions of the environment unread.
    private Func<int> CountingBash()
    {
        Bash($"echo >>'{folder}/calls'; exec /bin/bash \"$@\"");
        return () => File.Exists(Path.Combine(folder, "calls")) ? File.ReadAllLines(Path.Combine(folder, "calls")).Length : 0;
    }

    private void Bash(string text)
    {
        var path = Path.Combine(folder, "bash");
        File.WriteAllText(path, "#!/bin/bash -p\n" + text + "\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private T WithPath<T>(Func<T> work)
    {
        var path = Environment.GetEnvironmentVariable("PATH");
        Environment.SetEnvironmentVariable("PATH", folder + Path.PathSeparator + path);
        try
        {
            return work();
        }
        finally
        {
            Environment.SetEnvironmentVariable("PATH", path);
        }
    }
}
