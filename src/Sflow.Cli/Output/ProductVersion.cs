namespace Sflow.Cli.Output;

/// <summary>The version of this command.</summary>
internal static class ProductVersion
{
    /// <summary>The version, such as <c>0.2.0</c>.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetName().Version?.ToString(fieldCount: 3) ?? "0";
}
