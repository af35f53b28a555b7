using Sflow.Hosting.Files;

namespace Sflow.Hosting.Records;

/// <summary>A warning as one line of a file, so that a build that skips the unit can repeat it.</summary>
/// <param name="Code">The code.</param>
/// <param name="File">The file, an absolute path.</param>
/// <param name="Line">The line, from 1; 0 for a whole file.</param>
/// <param name="Column">The column, from 1; 0 for a whole file.</param>
/// <param name="Message">The message.</param>
internal sealed record WarningLine(string Code, string File, int Line, int Column, string Message)
{
    private const char Separator = '\t';

    /// <summary>The line of a diagnostic.</summary>
    public static string Of(Diagnostic diagnostic, FileSourceReader reader) =>
        string.Join(
            Separator.ToString(),
            diagnostic.Code,
            diagnostic.Location.Line.ToString(CultureInfo.InvariantCulture),
            diagnostic.Location.Column.ToString(CultureInfo.InvariantCulture),
            reader.FullPath(diagnostic.Location.Path).Replace(Separator, ' '),
            diagnostic.FullMessage.Replace('\n', ' ').Replace('\r', ' ')
        );

    /// <summary>Parses a line; null when it is invalid.</summary>
    public static WarningLine? Parse(string line)
    {
        var parts = line.Split([Separator], 5);
        return
            parts.Length == 5
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
            ? new WarningLine(parts[0], parts[3], number, column, parts[4])
            : null;
    }
}
