namespace Sflow.Expressions;

/// <summary>The arguments of a call, a filter or a test.</summary>
/// <param name="Positional">The arguments without a name.</param>
/// <param name="Named">The arguments with a name; names are unique.</param>
/// <param name="Unpacked">The argument after <c>*</c>, whose items are further arguments, or null.</param>
/// <param name="UnpackedNamed">The argument after <c>**</c>, whose entries are further named arguments, or null.</param>
internal sealed record ArgumentListSyntax(
    IReadOnlyList<ExpressionSyntax> Positional,
    IReadOnlyList<NamedArgumentSyntax> Named,
    ExpressionSyntax? Unpacked,
    ExpressionSyntax? UnpackedNamed
)
{
    /// <summary>No arguments.</summary>
    public static ArgumentListSyntax Empty { get; } = new([], [], null, null);

    /// <summary>The expressions of all arguments.</summary>
    public IEnumerable<ExpressionSyntax> Expressions
    {
        get
        {
            foreach (var argument in Positional)
                yield return argument;
            foreach (var argument in Named)
                yield return argument.Value;
            if (Unpacked is not null)
                yield return Unpacked;
            if (UnpackedNamed is not null)
                yield return UnpackedNamed;
        }
    }
}

/// <summary><c>name=value</c></summary>
internal sealed record NamedArgumentSyntax(string Name, ExpressionSyntax Value);
