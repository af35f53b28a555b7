namespace Sflow.Expressions;

/// <summary>Builds a string that may contain placeholders. Without placeholders, it costs as much as a string builder.</summary>
internal sealed class RuntimeTextBuilder
{
    private readonly StringBuilder literal = new();
    private List<RuntimePart>? parts;
    private int closed;

    /// <summary>The number of characters so far; a placeholder counts as none.</summary>
    public int Length => closed + literal.Length;

    public RuntimeTextBuilder Append(string text)
    {
        literal.Append(text);
        return this;
    }

    public RuntimeTextBuilder Append(char c)
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

    /// <summary>A plain string or, if there are placeholders, a string with placeholders.</summary>
    public ExprValue ToValue() => parts is null ? new TextValue(literal.ToString()) : ToRuntimeText();

    public RuntimeText ToRuntimeText()
    {
        parts ??= [];
        CloseLiteral(parts);
        return new RuntimeText(parts);
    }

    /// <summary>The string with each placeholder as <c>${{ name }}</c>.</summary>
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
