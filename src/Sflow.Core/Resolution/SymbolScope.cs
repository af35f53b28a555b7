using System.Diagnostics.CodeAnalysis;
using Sflow.Binding;
using Sflow.Expressions;

namespace Sflow.Resolution;

/// <summary>The names of a symbol table that an expression sees.</summary>
/// <param name="table">The table.</param>
/// <param name="from">The variable that is being computed, or null.</param>
/// <param name="layer">Where the expression stands; global variables see global ones only.</param>
/// <param name="asText">True outside the variables sections, where an untyped variable is its text.</param>
internal sealed class SymbolScope(SymbolTable table, VariableModel? from, LayerKind layer, bool asText) : IScope
{
    private VariablesObject? variables;

    public IEnumerable<string> Names =>
        table
            .NamesUpTo(layer)
            .Concat(
                layer != LayerKind.Global ? ["variables", "artifacts", "backends", "workflow"]
                : from is not null ? ["variables", "artifacts", "backends"]
                : ["variables"]
            );

    public bool TryGet(string name, [NotNullWhen(true)] out ExprValue? value)
    {
        value = name switch
        {
            "workflow" when IsGlobalVariable => UndefinedValue.NotHere(
                name,
                "global variables can't use workflow; move the definition to workflow.variables"
            ),
            "task" when !table.IsVariable(name) => UndefinedValue.NotHere(
                name,
                "task is known when every task has its nodes, so only scripts, probes and the content of artifacts can use it"
            ),
            "variables" => variables ??= new VariablesObject(this, table.NamesUpTo(layer)),
            "artifacts" when layer != LayerKind.Global || IsGlobalVariable => new ArtifactsObject(table),
            "backends" when layer != LayerKind.Global || IsGlobalVariable => table.BackendsValue,
            "workflow" when layer != LayerKind.Global => new WorkflowObject(table.WorkflowName),
            _ => Variable(name),
        };
        return value is not null;
    }

    /// <summary>A variable's value; null when there is none of that name.</summary>
    public ExprValue? Variable(string name)
    {
        if (table.Find(name, from, layer) is not { } variable)
            return null;
        if (table.ValueOf(variable) is not { } value)
            return UndefinedValue.Reported;
        // A null stays a null: it has no text of its own.
        var seen = asText && variable.Type == VariableType.Untyped && value is not NoneValue ? RuntimeTexts.TextOf(value) : value;
        return seen.From(new VariableOrigin(table, variable));
    }

    private bool IsGlobalVariable => layer == LayerKind.Global && from is not null;
}
