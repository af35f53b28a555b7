using System.Diagnostics.CodeAnalysis;

namespace Sflow.Expressions;

/// <summary>An object that a host offers to expressions. Its members are computed on demand.</summary>
/// <remarks>
/// As in Jinja2, <c>object.name</c> asks for the member first and then for the item, <c>object['name']</c> the other way round.
/// </remarks>
internal abstract class HostObject : ExprValue
{
    /// <inheritdoc/>
    public override string TypeName => "object";

    /// <summary>The names of its members, for suggestions and for iteration if <see cref="IsMapping"/>.</summary>
    public abstract IEnumerable<string> MemberNames { get; }

    /// <summary>
    /// True if it behaves like a dict: it has a length, its names can be iterated, and <c>keys</c>, <c>values</c>, <c>items</c>
    /// and <c>get</c> work.
    /// </summary>
    public virtual bool IsMapping => false;

    /// <summary>The printed form of an object that is not a mapping.</summary>
    public virtual string Display => $"<{TypeName}>";

    /// <summary>
    /// Finds <c>object.name</c>. Returns <see cref="UndefinedValue.Reported"/> if the member exists and an error in it was
    /// reported.
    /// </summary>
    public abstract bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value);

    /// <summary>Finds <c>object[key]</c>. By default, only strings are keys, and they are the names of members.</summary>
    public virtual bool TryGetItem(ExprValue key, [NotNullWhen(true)] out ExprValue? value)
    {
        value = null;
        return key is TextValue text && TryGetMember(text.Value, out value);
    }
}
