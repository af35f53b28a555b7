namespace Sflow.Cli.Output;

/// <summary>The size of a terminal window.</summary>
internal static class WindowSize
{
    private const int UsualColumns = 80;
    private const int UsualRows = 24;

    /// <summary>
    /// The columns and rows of the terminal of a stream, as they are now. Without a terminal, <c>COLUMNS</c> and <c>LINES</c>, or
    /// 80 and 24.
    /// </summary>
    /// <param name="descriptor">1 for standard output, 2 for standard error.</param>
    public static (int Columns, int Rows) Of(int descriptor) =>
        // Console.WindowWidth knows only standard output, and changes the modes of the terminal.
        SystemCalls.WindowOf(descriptor)
            is { Columns: > 0, Rows: > 0 } size
            ? size
            : (Variable("COLUMNS", UsualColumns), Variable("LINES", UsualRows));

    private static int Variable(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) && value > 0 ? value : usual;
}
