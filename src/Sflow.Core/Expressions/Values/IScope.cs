using System.Diagnostics.CodeAnalysis;

namespace Sflow.Expressions;

/// <summary>The names that an expression can use.</summary>
internal interface IScope
{
    /// <summary>All names, for suggestions.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>
    /// Finds the value of a name, which may be computed now. Returns <see cref="UndefinedValue.Reported"/> if the name exists and
    /// an error in it was reported.
    /// </summary>
    bool TryGet(string name, [NotNullWhen(true)] out ExprValue? value);
}
