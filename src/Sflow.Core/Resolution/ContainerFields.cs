using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>
/// Finds values in the container fields of an srun operator that Pyxis can't parse (Pyxis 0.24, args.c), as far as they are known before
/// the job.
/// </summary>
internal static class ContainerFields
{
    private const string Words = "extra_args";
    private static readonly string[] Flags = ["auto", "create", "exec", "no_exec", ""];
    private static readonly string[] Specials = ["tmpfs", "umount"];

    /// <summary>Reports these values.</summary>
    /// <param name="operation">The operator.</param>
    /// <param name="at">The place of a field.</param>
    /// <param name="diagnostics">Takes the diagnostics.</param>
    public static void Check(ResolvedOperator operation, Func<string, TextLocation> at, DiagnosticBag diagnostics)
    {
        var words = operation.List(Words);
        CheckNames(operation, words, at, diagnostics);
        foreach (var mount in operation.List("container_mounts"))
            CheckMounts(mount, at("container_mounts"), diagnostics);
        foreach (var mount in SrunArguments.Take(words, "--container-mounts").Values)
            CheckMounts(mount, at(Words), diagnostics);
        CheckImage(operation.Options.TryGetValue("container_image", out var image) ? image : null, at("container_image"), diagnostics);
        CheckImage(SrunArguments.Last(words, "--container-image"), at(Words), diagnostics);
    }

    /// <summary>True when the container's name belongs to the node and not to the job: the container may outlive the job.</summary>
    public static bool IsOfNode(ResolvedOperator operation) =>
        string.Equals(operation.Text("container_name_scope")?.ToText().Trim(), "node", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// The part that breaks a path between the colons and commas of a mount; null when there is none. The job checks the same characters
    /// (76-pyxis.sh).
    /// </summary>
    public static char? Breaker(string path)
    {
        foreach (var c in path)
        {
            if (c is ',' or ':' or '$' or '`' or '"' or '\\' or <= ' ' or '\x7f')
                return c;
        }

        return null;
    }

    private static void CheckNames(
        ResolvedOperator operation,
        IReadOnlyList<ExprValue> words,
        Func<string, TextLocation> at,
        DiagnosticBag diagnostics
    )
    {
        var field =
            operation.Options.TryGetValue("container_name", out var value) && value is not (NoneValue or TextValue { Value: "" })
                ? value
                : null;
        var others = SrunArguments.Take(words, "--container-name").Values;
        if (field is not null)
            CheckName(field, at("container_name"), diagnostics);
        foreach (var name in others)
            CheckName(name, at(Words), diagnostics);
        if (others.Count + (field is null ? 0 : 1) > 1)
            diagnostics.Add(
                Catalogue.BadContainerName(at(Words), others[0].ToText(), "the step already has another name, and Pyxis takes only one")
            );
        if (IsOfNode(operation) && (field ?? (others.Count > 0 ? others[0] : null)) is { } kept)
            diagnostics.Add(Catalogue.ContainerOutlivesJob(at("container_name_scope"), kept.ToText()));
    }

    private static void CheckName(ExprValue name, TextLocation at, DiagnosticBag diagnostics)
    {
        var pieces = RuntimeTexts.Split(name, ':');
        var problem =
            pieces[0].Parts.Count == 0 ? "the name is empty"
            : pieces[0].Parts.Any(part => part.Literal is { } text && (text.IndexOf('/') >= 0 || text.Any(char.IsWhiteSpace)))
                ? "enroot accepts no / and no white space in a name"
            : pieces.Count > 2 || (pieces.Count == 2 && pieces[1] is { IsConstant: true } flag && !Flags.Contains(flag.Simplify().ToText()))
                ? "Pyxis accepts only the flags :auto, :create, :exec and :no_exec after a name"
            : null;
        if (problem is not null)
            diagnostics.Add(Catalogue.BadContainerName(at, name.ToText(), problem));
    }

    private static void CheckMounts(ExprValue mounts, TextLocation at, DiagnosticBag diagnostics)
    {
        foreach (var mount in RuntimeTexts.Split(mounts, ','))
        {
            if (ProblemOf(mount) is { } problem)
                diagnostics.Add(Catalogue.BadContainerMount(at, mount.ToText(), problem));
        }
    }

    private static string? ProblemOf(RuntimeText mount)
    {
        var pieces = RuntimeTexts.Split(mount, ':');
        if (pieces.Count > 3)
            return "it has more than two colons";
        foreach (var path in pieces.Take(2))
        {
            var start = path.Parts.Count == 0 ? "" : path.Parts[0].Literal ?? "/";
            if (start.Length == 0)
                return "one of its paths is empty";
            if (start[0] is not ('/' or '.') && !(path == pieces[0] && Specials.Contains(path.Simplify().ToText())))
                return $"the path {Quote.Text(path.ToText())} does not begin with / or ./";
            if (path.Parts.Select(part => Breaker(part.Literal ?? "")).FirstOrDefault(found => found is not null) is { } breaker)
                return $"there is {Quote.Character(breaker)} in a path";
        }

        return null;
    }

    // Only a leading / or . makes it a path.
    private static void CheckImage(ExprValue? image, TextLocation at, DiagnosticBag diagnostics)
    {
        if (
            image is not null
            && RuntimeTexts.Of(image).Parts is { Count: > 0 } parts
            && parts[0].Literal is { } start
            && start[0] is not ('/' or '.')
            && parts[parts.Count - 1].Literal is { } end
            && end.EndsWith(".sqsh", StringComparison.OrdinalIgnoreCase)
        )
            diagnostics.Add(Catalogue.ImageFileTakenForReference(at, image.ToText()));
    }
}
