using System.Diagnostics.CodeAnalysis;

namespace Sflow.Expressions;

/// <summary>
/// Where a value was read, such as a variable. It gives the value further members. They have the lowest rank: a key, an item or a method
/// of the value with the same name wins.
/// </summary>
internal abstract class ValueOrigin
{
    /// <summary>The names of the members, for suggestions.</summary>
    public abstract IEnumerable<string> MemberNames { get; }

    /// <summary>
    /// Finds a member. Returns <see cref="UndefinedValue.Reported"/> if the member exists and an error in it was reported.
    /// </summary>
    /// <param name="value">The value whose origin this is.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="member">The member.</param>
    public abstract bool TryGetMember(ExprValue value, string name, [NotNullWhen(true)] out ExprValue? member);
}
