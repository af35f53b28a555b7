using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Sflow.Expressions;

/// <summary>The names that an expression can use.</summary>
public interface IScope
{
    /// <summary>All names, for suggestions.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>Finds a name's value, which may be computed now. <see cref="UndefinedValue.Reported"/> says that the name exists, failed and was reported.</summary>
    bool TryGet(string name, [NotNullWhen(true)] out ExprValue? value);
}
