using Sflow.Diagnostics;
using Sflow.Text;
namespace Sflow.Expressions;
/// <summary>Takes a text apart.</summary>
public static class TemplateParser {
    /// <summary>Takes a text apart.</summary>
    public static TemplateSyntax? Parse(LocatedText text, DiagnosticBag diagnostics) => new(text, [new LiteralPart(text.Value)]); }
