using Sflow.Expressions;

namespace Sflow.Tests.Expressions;

/// <summary>Short ways to evaluate templates in tests; places are those in the template itself.</summary>
internal static class Evaluate
{
    public static LocatedText Located(string text)
    {
        var source = new SourceText("t.yaml", text);
        return new LocatedText(text, new TextLocation(source, new TextSpan(0, text.Length)), span => new TextLocation(source, span));
    }

    public static ExprValue? Run(string template, IScope scope, DiagnosticBag bag, EvaluationBudget? budget = null)
    {
        var syntax = TemplateParser.Parse(Located(template), bag);
        return syntax is null ? null : TemplateEvaluator.Evaluate(syntax, scope, bag, budget);
    }

    public static ExprValue Value(string template, params (string Name, ExprValue Value)[] names)
    {
        var bag = new DiagnosticBag();
        return Run(template, Scope(names), bag) ?? throw new System.InvalidOperationException(string.Join('\n', bag));
    }

    /// <summary>The one message that a template gives: <c>CODE line,column: text</c>.</summary>
    public static string Error(string template, params (string Name, ExprValue Value)[] names)
    {
        var bag = new DiagnosticBag();
        var value = Run(template, Scope(names), bag);
        return bag.Count == 0
            ? "no error: " + value
            : string.Join('\n', bag.Select(d => $"{d.Code} {d.Location.Line},{d.Location.Column}: {d.Message}"));
    }

    public static DictScope Scope(params (string Name, ExprValue Value)[] names) =>
        new(names.ToDictionary(name => name.Name, name => name.Value));

    public static DictValue Dict(params (string Key, ExprValue Value)[] entries) =>
        new(entries.Select(entry => new KeyValuePair<ExprValue, ExprValue>(new TextValue(entry.Key), entry.Value)));

    public static IntValue Int(int number) => new(number);

    public static ListValue List(params ExprValue[] items) => new(items);

    public static RuntimeText Hole(string name) => RuntimeText.FromReference(new TestReference(name));

    private sealed record TestReference(string Name) : RuntimeReference
    {
        public override string Display => Name;
    }
}
