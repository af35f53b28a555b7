using Sflow.Compilation;
using Sflow.Diagnostics;
using Sflow.Resolution;
using Sflow.Text;

namespace Sflow.Tests.Generation;

/// <summary>A site's own template, which all rows of a sweep have.</summary>
[TestClass]
public sealed class SiteTemplateTests
{
    private const string Workflow = """
        version: "0.1"
        variables:
          A: 1
        workflow:
          name: w
          tasks:
            - {name: step, script: ["echo ${{ variables.A }}"]}
            - {name: next, depends_on: [step], script: [x]}
        """;

    // With all that a template may keep while it is rendered: partials of its own, nested blocks, an index.
    private const string Good = """
        #!/bin/bash
        {{#*inline "line"}}# {{this}}
        {{/inline}}
        {{#each plan}}{{#if @first}}# first
        {{/if}}{{> line}}{{/each}}
        {{#each directives}}
        #SBATCH {{this}}
        {{/each}}
        workflow() {
        {{settings}}
        {{variables}}
        {{artifacts}}
        {{#each tasks}}
        # {{@index}}
        {{this}}
        {{/each}}
        {{planWord}}
        }
        {{runtime}}
        sflow_main "$@"; exit

        """;

    [TestMethod]
    public void RowsOfManyThreadsGetWhatTheyGetAlone()
    {
        const int rows = 64;
        var compiler = new WorkflowCompiler(new OneText());
        var template = new SourceText("site.hbs", Good);
        var together = new string[rows];
        Parallel.For(0, rows, i => together[i] = ScriptOf(compiler.Compile(Row(i, template))));
        for (var i = 0; i < rows; i++)
        {
            var alone = new WorkflowCompiler(new OneText()).Compile(Row(i, new SourceText("site.hbs", Good)));
            Assert.AreEqual(ScriptOf(alone), together[i]);
            StringAssert.Contains(together[i], $"echo row{i}");
        }
    }

    [TestMethod]
    [DataRow("#!/bin/bash\n{{#each tasks}}\n", "SFLOW1616")]
    [DataRow("#!/bin/bash\n{{nothing}}\n", "SFLOW1616")]
    public void EveryRowReportsWhatIsWrongWithIt(string text, string code)
    {
        var compiler = new WorkflowCompiler(new OneText());
        var template = new SourceText("site.hbs", text);
        var messages = Enumerable
            .Range(0, 3)
            .Select(i => compiler.Compile(Row(i, template)).Diagnostics.Single(finding => finding.Severity == Severity.Error))
            .Select(finding => $"{finding.Code} {finding.Message}")
            .ToList();
        Assert.HasCount(1, messages.Distinct());
        StringAssert.StartsWith(messages[0], code);
    }

    [TestMethod]
    [DataRow("{{runtime}}", "")]
    [DataRow("#SBATCH {{this}}", "#SBATCH")]
    [DataRow("{{settings}}", "")]
    [DataRow("{{planWord}}", "")]
    [DataRow("#!/bin/bash", "# bash")]
    [DataRow("# {{@index}}\n{{this}}", "")]
    public void WhatATemplateLosesIsReported(string part, string instead)
    {
        var text = Good.Replace("\r", "", System.StringComparison.Ordinal);
        StringAssert.Contains(text, part);
        var template = new SourceText("site.hbs", text.Replace(part, instead, System.StringComparison.Ordinal));
        var row = new WorkflowCompiler(new OneText()).Compile(Row(0, template));
        Assert.AreEqual("SFLOW1617", string.Join(" ", row.Diagnostics.Select(finding => finding.Code).Distinct()));
    }

    private static string ScriptOf(CompileResult row)
    {
        Assert.IsTrue(row.Success, string.Join('\n', row.Diagnostics));
        return row.Files.Single().Content.ToString();
    }

    private static CompileRequest Row(int number, SourceText template) =>
        new()
        {
            Name = "sweep/row",
            Modules = [new("w.yaml", TextLocation.OfFile("test"))],
            Variables = [new("A", $"row{number}", TextLocation.OfFile("test"))],
            Settings = new JobSettings { Slurm = new SlurmSettings { Template = template } },
        };

    private sealed class OneText : ISourceReader
    {
        public SourceReadResult Read(string path) => new(Encoding.UTF8.GetBytes(Workflow), null);
    }
}
