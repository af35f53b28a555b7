using System.Diagnostics.CodeAnalysis;
using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>
/// What a value has because a variable holds it: <c>domain</c>, an empty list where the variable has none, and <c>value</c>, the value
/// itself.
/// </summary>
/// <param name="table">The table in which the variable was found.</param>
/// <param name="variable">The variable.</param>
internal sealed class VariableOrigin(SymbolTable table, VariableModel variable) : ValueOrigin
{
    /// <summary>The members that expressions may ask of a variable.</summary>
    public static IReadOnlyList<string> Members { get; } = ["domain", "value"];

    public override IEnumerable<string> MemberNames => Members;

    public override bool TryGetMember(ExprValue value, string name, [NotNullWhen(true)] out ExprValue? member)
    {
        member = name switch
        {
            "domain" when variable.Domain is null => new ListValue([]),
            "domain" => table.DomainOf(variable) is { } domain ? domain : UndefinedValue.Reported,
            "value" => value.WithoutOrigin,
            _ => null,
        };
        return member is not null;
    }
}
