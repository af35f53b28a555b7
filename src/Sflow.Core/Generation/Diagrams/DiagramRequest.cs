namespace Sflow.Generation.Diagrams;

/// <summary>The diagrams that a host wants of a workflow.</summary>
public sealed record DiagramRequest
{
    /// <summary>The members that decide what the diagrams contain.</summary>
    internal static readonly KeyMembers<DiagramRequest> Key = new()
    {
        { nameof(Formats), (key, request) => key.AddEach([.. request.Formats.Select(format => format.ToString())]) },
        { nameof(ShowsVariables), (key, request) => key.Add(request.ShowsVariables ? 1 : 0) },
        { nameof(Painter), "a painter paints the same picture in every build" },
    };

    /// <summary>The formats, one file each.</summary>
    public required IReadOnlyList<DiagramFormat> Formats { get; init; }

    /// <summary>True when the diagrams list the variables and their values, except for secrets.</summary>
    public bool ShowsVariables { get; init; }

    /// <summary>Makes PNG files. A request for <see cref="DiagramFormat.Png"/> needs it.</summary>
    public IDrawingPainter? Painter { get; init; }

    /// <summary>The words for the formats on a command line and in a project, in the order of help.</summary>
    public static IReadOnlyList<string> Words { get; } = ["svg", "png", "html", "mermaid", "dot"];

    /// <summary>Returns the format of a word, or null when there is no such format.</summary>
    public static DiagramFormat? FormatOf(string word) =>
        IndexOf(word.Trim().ToLowerInvariant()) is >= 0 and var index ? (DiagramFormat)index : null;

    /// <summary>Returns the extension of the files of a format, with its dot.</summary>
    public static string ExtensionOf(DiagramFormat format) => format == DiagramFormat.Mermaid ? ".mmd" : "." + Words[(int)format];

    private static int IndexOf(string word)
    {
        for (var i = 0; i < Words.Count; i++)
        {
            if (Words[i] == word)
                return i;
        }

        return -1;
    }
}
