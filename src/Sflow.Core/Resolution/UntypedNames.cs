using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation;

namespace Sflow.Resolution;

/// <summary>The type of an untyped variable's value in YAML, where it is neither a string nor null.</summary>
[Flags]
internal enum UntypedKinds
{
    None = 0,
    Number = 1,
    Truth = 2,
    List = 4,
    Mapping = 8,

    /// <summary>Combined with one of the others: zero or empty, which is false, while its string is true.</summary>
    Untrue = 16,
}

/// <summary>A variable without a type whose value is not a string.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Kind">What YAML made of it.</param>
/// <param name="TypeName">The type that would keep it so.</param>
internal sealed record UntypedVariable(Located<string> Name, UntypedKinds Kind, string TypeName);

/// <summary>The names that stand for untyped variables in a scope, and those that stand for strings.</summary>
internal sealed class UntypedNames
{
    private readonly Dictionary<string, UntypedVariable?> variables;
    private readonly HashSet<string> texts;

    private UntypedNames(Dictionary<string, UntypedVariable?> variables, HashSet<string> texts) =>
        (this.variables, this.texts) = (variables, texts);

    /// <summary>True when there is no untyped variable, so that nothing needs a check.</summary>
    public bool IsEmpty => variables.Values.All(variable => variable is null);

    /// <summary>The names of a list of definitions; later definitions win.</summary>
    public static UntypedNames Of(IReadOnlyList<VariableModel> definitions, SymbolTable symbols) =>
        new UntypedNames([], []).With(definitions, symbols);

    /// <summary>These names, replaced by other definitions where they have the same name.</summary>
    /// <param name="definitions">The definitions.</param>
    /// <param name="symbols">Computes their values; without it only literals are known.</param>
    public UntypedNames With(IReadOnlyList<VariableModel> definitions, SymbolTable? symbols)
    {
        if (definitions.Count == 0)
            return this;
        var (all, allTexts) = (new Dictionary<string, UntypedVariable?>(variables), new HashSet<string>(texts));
        foreach (var definition in definitions)
        {
            var name = definition.Name.Value;
            var value = symbols is not null ? symbols.ValueOf(definition) : (definition.Value as LiteralValue)?.Value;
            all[name] = definition.Type == VariableType.Untyped ? Of(definition, value) : null;
            if (definition.Type == VariableType.String || (definition.Type == VariableType.Untyped && value is TextValue or RuntimeText))
                allTexts.Add(name);
            else
                allTexts.Remove(name);
        }

        return new(all, allTexts);
    }

    /// <summary>These names without some names of which nothing is known.</summary>
    public UntypedNames Without(IReadOnlyList<string> names)
    {
        if (names.Count == 0)
            return this;
        var (all, allTexts) = (new Dictionary<string, UntypedVariable?>(variables), new HashSet<string>(texts));
        foreach (var name in names)
        {
            all.Remove(name);
            allTexts.Remove(name);
        }

        return new(all, allTexts);
    }

    /// <summary>False when a template names no untyped variable: its expressions need no check then.</summary>
    public bool MayBeIn(TemplateSyntax template)
    {
        foreach (var reference in template.References)
        {
            var name = reference.Root == "variables" ? (reference.Path.Count > 0 ? reference.Path[0] as string : null) : reference.Root;
            if (name is not null && variables.TryGetValue(name, out var variable) && variable is not null)
                return true;
        }

        return false;
    }

    /// <summary>The untyped variable that an expression refers to, or null.</summary>
    public UntypedVariable? Find(ExpressionSyntax node) =>
        NameOf(node) is { } name && variables.TryGetValue(name, out var variable) ? variable : null;

    /// <summary>True when an expression is a variable that holds a string.</summary>
    public bool IsText(ExpressionSyntax node) => NameOf(node) is { } name && texts.Contains(name);

    private static string? NameOf(ExpressionSyntax node) =>
        node switch
        {
            NameSyntax name => name.Name,
            MemberSyntax { Target: NameSyntax { Name: "variables" } } member => member.Name,
            IndexSyntax { Target: NameSyntax { Name: "variables" }, Index: LiteralSyntax { Value: TextValue key } } => key.Value,
            // A variable's value is the variable itself.
            MemberSyntax { Name: "value" } member => NameOf(member.Target),
            _ => null,
        };

    private static UntypedVariable? Of(VariableModel definition, ExprValue? value) =>
        value switch
        {
            IntValue number => new(definition.Name, UntypedKinds.Number | Untrue(number.Value.IsZero), "integer"),
            FloatValue number => new(definition.Name, UntypedKinds.Number | Untrue(number.Value == 0), "float"),
            BoolValue => new(definition.Name, UntypedKinds.Truth, "boolean"),
            ListValue list => new(definition.Name, UntypedKinds.List | Untrue(list.Items.Count == 0), "list"),
            DictValue dict => new(definition.Name, UntypedKinds.Mapping | Untrue(dict.Count == 0), "dict"),
            _ => null,
        };

    private static UntypedKinds Untrue(bool isUntrue) => isUntrue ? UntypedKinds.Untrue : UntypedKinds.None;
}
