namespace Sflow.Binding;

/// <summary>Checks container images: a registry reference or the path of a <c>.sqsh</c> file.</summary>
internal static class ContainerImage
{
    private const string Option = "--container-image";

    /// <summary>Reports a string that is not an image, such as a placeholder that nobody filled in.</summary>
    public static void Check(string image, TextLocation at, DiagnosticBag diagnostics)
    {
        if (!IsImage(image))
            diagnostics.Add(Catalogue.BadContainerImage(at, image));
    }

    /// <summary>The image in extra arguments for srun, or null.</summary>
    public static string? InArguments(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].StartsWith(Option + "=", StringComparison.Ordinal))
                return IsTemplate(words[i]) ? null : words[i].Substring(Option.Length + 1);
            if (words[i] == Option && i + 1 < words.Count)
                return IsTemplate(words[i + 1]) ? null : words[i + 1];
        }

        return null;
    }

    // Enroot writes registry#path, digests contain an @, and local files are paths.
    private static bool IsImage(string image) =>
        image.Length is > 0 and <= 4096
        && (
            image.EndsWith(".sqsh", StringComparison.OrdinalIgnoreCase)
                ? !image.Any(char.IsControl)
                : char.IsLetterOrDigit(image[0]) | image[0] is '/' or '.'
                    && image.All(c => (c < 128 && char.IsLetterOrDigit(c)) || c is '.' or '_' or '-' or '/' or ':' or '@' or '#' or '+')
        );

    private static bool IsTemplate(string word) => ValueBinder.HasExpression(word);
}
