using HandlebarsDotNet;
using HandlebarsDotNet.Compiler;

namespace Sflow.Generation.Sbatch;

/// <summary>Renders a script with Handlebars, from the built-in template or a site's own template.</summary>
internal static class ScriptTemplate
{
    private static readonly IHandlebars Engine = Handlebars.Create(
        new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true }
    );

    // Compiling takes much longer than rendering, and the rows of a sweep share one template. A template that doesn't compile
    // fails for every row.
    private static readonly Derived<SourceText, HandlebarsTemplate<TextWriter, object, object>> Compiled = new(source =>
        Engine.Compile(new StringReader(source.Content))
    );

    private static readonly SourceText BuiltIn = new("script.hbs", BuiltInText());

    /// <summary>Compiles the built-in template. This takes a tenth of a second.</summary>
    public static void Prepare() => _ = Compiled[BuiltIn];

    /// <summary>Returns the script. The script is not usable after an error.</summary>
    public static FileText Render(ScriptView view, SourceText? own, DiagnosticBag diagnostics)
    {
        var data = new Dictionary<string, object>
        {
            ["jobName"] = view.JobName,
            ["directives"] = view.Directives,
            ["plan"] = view.Plan,
            ["prologue"] = view.Prologue,
            ["settings"] = view.Settings,
            ["variables"] = view.Variables,
            ["artifacts"] = view.Artifacts,
            ["tasks"] = view.Tasks,
            ["planWord"] = view.PlanWord,
            ["runtime"] = view.Runtime,
        };
        var output = new PieceWriter();
        if (own is null)
        {
            Compiled[BuiltIn](output, data);
            return output.ToText();
        }

        try
        {
            Compiled[own](output, data);
        }
        catch (Exception problem)
            when (problem
                    is HandlebarsException
                        or HandlebarsUndefinedBindingException
                        or ArgumentException
                        or InvalidOperationException
                        or FormatException
            )
        {
            diagnostics.Add(Catalogue.BadTemplate(TextLocation.OfFile(own.Path), problem.Message));
            return new FileText("");
        }

        foreach (var (name, text) in Required(view).Where(piece => !output.Holds(piece.Text)))
            diagnostics.Add(Catalogue.TemplateLeavesOut(TextLocation.OfFile(own.Path), name));
        var lines = DirectiveLines(output);
        if (view.Directives.Any(directive => !lines.Contains("#SBATCH " + directive)))
            diagnostics.Add(Catalogue.TemplateLeavesOut(TextLocation.OfFile(own.Path), "one of {{directives}}"));
        foreach (var option in lines.Select(OptionOf).Where(option => option.Length > 0 && !view.Directives.Contains(option)))
            SubmissionOptions.Check(option, TextLocation.OfFile(own.Path), diagnostics);
        if (!output.StartsWith("#!"))
            diagnostics.Add(Catalogue.TemplateLeavesOut(TextLocation.OfFile(own.Path), "the first line #!/bin/bash"));
        return output.ToText();
    }

    // Without one of these parts, the script would not run, or would run less than the plan.
    private static IEnumerable<(string Name, string Text)> Required(ScriptView view) =>
        view
            .Tasks.Concat([view.Settings, view.Variables, view.Artifacts, view.PlanWord])
            .Select(text => ("{{settings}}, {{variables}}, {{artifacts}}, {{planWord}} or one of {{tasks}}", text))
            .Concat([("{{prologue}}", view.Prologue), ("{{runtime}}", view.Runtime)]);

    // sbatch reads whole lines, and it stops at the first command (sbatch(1)).
    // Slurm reads "#SBATCH", a blank and the options.
    private static string OptionOf(string line) => line.StartsWith("#SBATCH ", StringComparison.Ordinal) ? line.Substring(8).Trim() : "";

    private static HashSet<string> DirectiveLines(PieceWriter script) =>
        new(script.Lines().TakeWhile(line => line.Trim().Length == 0 || line[0] == '#'));

    private static string BuiltInText()
    {
        using var stream = typeof(ScriptTemplate).Assembly.GetManifestResourceStream("Sflow.Template.script.hbs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
