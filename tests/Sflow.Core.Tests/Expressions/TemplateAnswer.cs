using Sflow.Expressions;

namespace Sflow.Tests.Expressions;

/// <summary>What Sflow makes of a template, in the words of the conformance data.</summary>
internal static class TemplateAnswer
{
    private static readonly HashSet<string> Syntax = ["SFLOW1301", "SFLOW1305", "SFLOW1306", "SFLOW1308"];

    /// <summary><c>text: …</c> or <c>error: syntax</c>, <c>undefined</c> or <c>runtime</c>.</summary>
    public static string Of(string template, IScope scope)
    {
        var bag = new DiagnosticBag();
        var syntax = TemplateParser.Parse(Located(template), bag);
        var value = syntax is null ? null : TemplateEvaluator.Render(syntax, scope, bag);
        if (value is not null)
            return bag.Count == 0 ? "text: " + value.ToText() : "both a value and a message";
        var code = bag.First().Code;
        return "error: "
            + (
                Syntax.Contains(code) ? "syntax"
                : code == "SFLOW1302" ? "undefined"
                : "runtime"
            );
    }

    /// <summary>
    /// True for equal answers. Kinds of errors count loosely: Python's own functions call an undefined value one of a wrong type, and its
    /// name is the better answer.
    /// </summary>
    public static bool Fits(string expected, string actual) =>
        expected == actual || (expected == "error: runtime" && actual == "error: undefined");

    // Jinja2 drops one line end at the end of a template and writes all others as LF; Sflow keeps texts byte for byte (O5).
    public static LocatedText Located(string template)
    {
        var text = template.Replace("\r\n", "\n", System.StringComparison.Ordinal).Replace('\r', '\n');
        if (text.EndsWith('\n'))
            text = text[..^1];
        return new LocatedText(text, TextLocation.OfFile("case.yaml"));
    }
}
