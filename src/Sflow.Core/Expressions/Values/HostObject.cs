using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace Sflow.Expressions;

/// <summary>Something that a host offers to expressions: its members are computed when they are asked for.</summary>
/// <remarks>As in Jinja2, <c>object.name</c> asks for the member first and then for the item, <c>object['name']</c> the other way round.</remarks>
public abstract class HostObject : ExprValue
{
    /// <inheritdoc/>
    public override string TypeName => "object";

    /// <summary>The names that can be asked for: for suggestions, and for iterating when <see cref="IsMapping"/>.</summary>
    public abstract IEnumerable<string> MemberNames { get; }

    /// <summary>Whether it behaves like a dict: it has a length, its names can be iterated, and <c>keys</c>, <c>values</c>, <c>items</c> and <c>get</c> work.</summary>
    public virtual bool IsMapping => false;

    /// <summary>How it prints when it is not a mapping.</summary>
    public virtual string Display => $"<{TypeName}>";

    /// <summary>Finds <c>object.name</c>. <see cref="UndefinedValue.Reported"/> says that it exists, failed and was reported.</summary>
    public abstract bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value);

    /// <summary>Finds <c>object[key]</c>; if not overridden, only texts are keys, and they name members.</summary>
    public virtual bool TryGetItem(ExprValue key, [NotNullWhen(true)] out ExprValue? value)
    {
        value = null;
        return key is TextValue text && TryGetMember(text.Value, out value);
    }
}
