using System.Collections.Generic;
using System.Text;

namespace Sflow.Expressions;

/// <summary>Builds a text that may have holes; without one it costs what a string builder costs.</summary>
internal sealed class HoleyTextBuilder
{
    private readonly StringBuilder literal = new();
    private List<RuntimePart>? parts;
    private int closed;

    /// <summary>The characters so far, a hole counting as none.</summary>
    public int Length => closed + literal.Length;

    public HoleyTextBuilder Append(string text)
    {
        literal.Append(text);
        return this;
    }

    public HoleyTextBuilder Append(char c)
    {
        literal.Append(c);
        return this;
    }

    public void Append(RuntimeReference reference)
    {
        parts ??= [];
        CloseLiteral(parts);
        parts.Add(new RuntimePart(reference));
    }

    public void Append(RuntimeText text)
    {
        foreach (var part in text.Parts)
        {
            if (part.Reference is { } reference)
                Append(reference);
            else
                Append(part.Literal!);
        }
    }

    /// <summary>A plain text, or one with holes where there are any.</summary>
    public ExprValue ToValue() => parts is null ? new TextValue(literal.ToString()) : ToRuntimeText();

    public RuntimeText ToRuntimeText()
    {
        parts ??= [];
        CloseLiteral(parts);
        return new RuntimeText(parts);
    }

    /// <summary>The text with each hole as <c>${{ name }}</c>.</summary>
    public string ToDisplayText()
    {
        if (parts is null)
            return literal.ToString();
        CloseLiteral(parts);
        var result = new StringBuilder();
        foreach (var part in parts)
            result.Append(part.Literal ?? "${{ " + part.Reference!.Display + " }}");
        return result.ToString();
    }

    private void CloseLiteral(List<RuntimePart> into)
    {
        if (literal.Length == 0)
            return;
        into.Add(new RuntimePart(literal.ToString()));
        closed += literal.Length;
        literal.Clear();
    }
}
