using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HandlebarsDotNet;
using Sflow.Diagnostics;
using Sflow.Text;

namespace Sflow.Generation.Sbatch;

/// <summary>Puts a script together with Handlebars: the built-in template, or a site's own.</summary>
internal static class ScriptTemplate
{
    private static readonly IHandlebars Engine = Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = true });

    private static readonly Lazy<HandlebarsTemplate<TextWriter, object, object>> BuiltIn = new(() => Engine.Compile(new StringReader(BuiltInText())));

    /// <summary>Prepares the built-in template, which takes a tenth of a second the first time.</summary>
    public static void Prepare() => _ = BuiltIn.Value;

    /// <summary>The script; of no use when an error was reported.</summary>
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
            BuiltIn.Value(output, data);
            return output.ToText();
        }

        try
        {
            Engine.Compile(new StringReader(own.Content))(output, data);
        }
        catch (Exception problem) when (problem is HandlebarsException or ArgumentException or InvalidOperationException or FormatException)
        {
            diagnostics.Add(Catalogue.BadTemplate(TextLocation.OfFile(own.Path), problem.Message));
            return new FileText("");
        }

        var script = output.ToText().ToString();
        foreach (var (name, text) in Required(view).Where(piece => !script.Contains(piece.Text)))
            diagnostics.Add(Catalogue.TemplateLoses(TextLocation.OfFile(own.Path), name));
        if (!script.StartsWith("#!", StringComparison.Ordinal))
            diagnostics.Add(Catalogue.TemplateLoses(TextLocation.OfFile(own.Path), "the first line #!/bin/bash"));
        return output.ToText();
    }

    // Without one of these the script would not run, or would run less than was planned.
    private static IEnumerable<(string Name, string Text)> Required(ScriptView view) =>
        view.Tasks.Concat([view.Settings, view.Variables, view.Artifacts, view.PlanWord]).Select(text => ("{{settings}}, {{variables}}, {{artifacts}}, {{planWord}} or one of {{tasks}}", text))
            .Concat(view.Directives.Select(directive => ("one of {{directives}}", "#SBATCH " + directive)))
            .Concat([("{{runtime}}", view.Runtime)]);

    private static string BuiltInText()
    {
        using var stream = typeof(ScriptTemplate).Assembly.GetManifestResourceStream("Sflow.Template.script.hbs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
