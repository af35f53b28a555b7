namespace Sflow.Expressions;

/// <summary>Escapes strings for HTML, as it is done to strings that are added to markup.</summary>
internal static class Html
{
    /// <summary>The string with special characters as entities; markup stays unchanged.</summary>
    public static string Escape(TextValue text) => text.IsMarkup ? text.Value : Escape(text.Value);

    /// <summary>The string with special characters as entities.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("'", "&#39;").Replace("\"", "&#34;");
}
