namespace Sflow.Expressions;

/// <summary>Makes text safe in HTML, as markup does with what is added to it.</summary>
internal static class Html
{
    /// <summary>The text with its special characters written as entities; markup stays as it is.</summary>
    public static string Escape(TextValue text) => text.IsMarkup ? text.Value : Escape(text.Value);

    /// <summary>The text with its special characters written as entities.</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("'", "&#39;").Replace("\"", "&#34;");
}
