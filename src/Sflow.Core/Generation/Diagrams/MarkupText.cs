namespace Sflow.Generation.Diagrams;

/// <summary>Escapes text for XML and HTML.</summary>
internal static class MarkupText
{
    /// <summary>The text for an element or a quoted attribute. Characters that XML forbids become U+FFFD.</summary>
    public static string Escape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                result.Append(c).Append(text[++i]);
            else
                result.Append(
                    c switch
                    {
                        '&' => "&amp;",
                        '<' => "&lt;",
                        '>' => "&gt;",
                        '"' => "&quot;",
                        '\'' => "&#39;",
                        '\n' or '\t' => c.ToString(),
                        < ' ' or (>= '\x7f' and <= '\x9f') or '\ufffe' or '\uffff' => "\ufffd",
                        _ when char.IsSurrogate(c) => "\ufffd",
                        _ => c.ToString(),
                    }
                );
        }

        return result.ToString();
    }
}
