namespace Sflow.Binding;

/// <summary>Checks container images: a registry reference or the path of a <c>.sqsh</c> file.</summary>
internal static class ContainerImage
{
    private const string Option = "--container-image";
    private static readonly string[] Archives = [".tar", ".tar.gz", ".tgz", ".sif", ".simg"];
    private static readonly Dictionary<string, int> DigestLengths = new() { ["sha256"] = 64, ["sha512"] = 128 };

    /// <summary>Reports a string that is not an image, such as a placeholder that nobody filled in.</summary>
    public static void Check(string image, TextLocation at, DiagnosticBag diagnostics)
    {
        if (!IsImage(image))
            diagnostics.Add(Catalogue.BadContainerImage(at, image));
        else if (ProblemOf(image) is { } problem)
            diagnostics.Add(Catalogue.BadContainerImage(at, image, problem));
    }

    /// <summary>Reports a string that docker can't read as a reference to an image.</summary>
    public static void CheckReference(string image, TextLocation at, DiagnosticBag diagnostics)
    {
        var name = image.Split('@')[0];
        var problem =
            image.Length == 0 ? null
            : image[0] is '/' or '.' ? "docker takes no path. Load the file with docker load and write the name that it prints"
            : name.Substring(name.IndexOf('/') + 1).Split(':')[0].Any(c => c is >= 'A' and <= 'Z')
                ? "only its tag and its registry can have upper-case letters"
            : DigestProblem(image);
        if (problem is not null)
            diagnostics.Add(Catalogue.BadContainerImage(at, image, problem));
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

    // What has the characters of an image and can't be one. A file of another name may hold an image, and Pyxis looks into it.
    private static string? ProblemOf(string image)
    {
        if (image[0] is '/' or '.')
            return Archives.FirstOrDefault(end => image.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } archive
                ? $"Pyxis can't start a {archive} file"
                : null;
        return DigestProblem(image);
    }

    private static string? DigestProblem(string image)
    {
        var at = image.LastIndexOf('@');
        var digest = at < 0 ? "" : image.Substring(at + 1);
        var algorithm = digest.Substring(0, Math.Max(0, digest.IndexOf(':')));
        return
            DigestLengths.TryGetValue(algorithm, out var length)
            && (digest.Length != algorithm.Length + 1 + length || !digest.Skip(algorithm.Length + 1).All(Uri.IsHexDigit))
            ? $"a {algorithm} digest has {length} hexadecimal digits"
            : null;
    }

    private static bool IsTemplate(string word) => ValueBinder.HasExpression(word);
}
