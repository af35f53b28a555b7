using System;
using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Resolution;

/// <summary>Which variables can be replaced by their values: those that no replica changes and that nothing outside the variables decides.</summary>
internal sealed class InlinableVariables
{
    // What the shell, Slurm, CUDA and Sflow set themselves: a script that reads one of these means theirs.
    private static readonly HashSet<string> Owned =
    [
        "HOME", "PATH", "USER", "SHELL", "PWD", "OLDPWD", "HOSTNAME", "LANG", "LD_LIBRARY_PATH", "TMPDIR", "TERM", "LOGNAME", "CUDA_VISIBLE_DEVICES", "IFS",
    ];

    private static readonly string[] OwnedPrefixes = ["SLURM_", "SFLOW_"];

    private readonly Dictionary<string, VariableModel> byName = [];
    private readonly HashSet<string> kept = [];
    private readonly HashSet<string> used = [];

    public InlinableVariables(WorkflowModel model, SymbolTable symbols)
    {
        foreach (var variable in model.Variables.Concat(model.WorkflowVariables))
            byName[variable.Name.Value] = variable;
        var swept = new HashSet<string>(model.Tasks.Where(task => task.Replicas is not null).SelectMany(task => task.Replicas!.Variables).Select(variable => variable.Value));
        kept.UnionWith(swept);
        // What is made from a variable that replicas run through differs from replica to replica.
        for (var before = -1; before != kept.Count;)
        {
            before = kept.Count;
            kept.UnionWith(byName.Values.Where(IsOpen).Select(variable => variable.Name.Value).ToList());
        }

        // A count has one value, so that only the variable itself stays, for readers of the document.
        foreach (var field in model.Tasks.Where(task => task.Replicas is not null).SelectMany(task => task.Replicas!.Fields.Fields.Values))
            kept.UnionWith(Names(field.Value, []));
        foreach (var variable in byName.Values.Where(variable => !kept.Contains(variable.Name.Value)))
        {
            if (symbols.ValueOf(variable) is not { } value || IsKnownInTheJob(value))
                kept.Add(variable.Name.Value);
        }
    }

    /// <summary>True when nothing asks for the variable any more.</summary>
    public bool CanDrop(string name) => byName.ContainsKey(name) && !kept.Contains(name) && !used.Contains(name);

    /// <summary>The value of an expression that only variables decide; null when it has to stay.</summary>
    public ExprValue? Evaluate(TemplateSyntax template, ExpressionPart part, IScope scope)
    {
        var references = References.In(part.Expression);
        if (references.All(IsInlinable))
        {
            var value = TemplateEvaluator.EvaluatePart(template, part, scope, new DiagnosticBag());
            if (value is not null && !IsKnownInTheJob(value))
                return value;
        }

        used.UnionWith(references.Select(VariableOf).OfType<string>());
        return null;
    }

    /// <summary>What <c>${NAME}</c> in a script becomes; null when it has to stay.</summary>
    public string? ShellText(string name, IScope scope)
    {
        if (Owned.Contains(name) || OwnedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) || !byName.ContainsKey(name) || kept.Contains(name))
            return null;
        if (!scope.TryGet(name, out var value) || value is UndefinedValue || value.ToText() is not { } text || !IsHarmless(text))
        {
            used.Add(name);
            return null;
        }

        return text;
    }

    /// <summary>Keeps every variable whose name stands in a task that is left as it is.</summary>
    public void KeepAllUsedBy(NodeSyntax node)
    {
        var text = node.ToValue().Repr();
        used.UnionWith(byName.Keys.Where(text.Contains));
    }

    // Also a list or a mapping with such a text in it.
    private static bool IsKnownInTheJob(ExprValue value) => (value.Traits & ValueTraits.Runtime) != 0;

    // A value that the shell read from a variable was data; in the script's own text it would be program.
    private static bool IsHarmless(string text) =>
        text.IndexOfAny(['$', '`', '"', '\\', ';', '|', '&', '<', '>', '(', ')', '\n', '\r', '\0']) < 0 && text.Count(c => c == '\'') % 2 == 0;

    private bool IsOpen(VariableModel variable)
    {
        if (kept.Contains(variable.Name.Value))
            return false;
        var names = new List<NameReference>();
        Names(variable.Value, names);
        return names.Any(reference => VariableOf(reference) is not { } name || (kept.Contains(name) && name != variable.Name.Value) || !byName.ContainsKey(name)) && names.Any(reference => !reference.Guarded);
    }

    private bool IsInlinable(NameReference reference) =>
        VariableOf(reference) is { } name ? byName.ContainsKey(name) ? !kept.Contains(name) : reference.Guarded : reference.Guarded && reference.Root is not ("backends" or "artifacts" or "workflow" or "task");

    // variables.X and X name a variable; another root is decided elsewhere.
    private string? VariableOf(NameReference reference) => reference.Root == "variables"
        ? reference.Path.Count > 0 ? reference.Path[0] as string : null
        : byName.ContainsKey(reference.Root) ? reference.Root : null;

    private IEnumerable<string> Names(ValueModel value, List<NameReference> found)
    {
        switch (value)
        {
            case TemplateValue template:
                found.AddRange(References.In(template.Template));
                break;
            case ListModel list:
                foreach (var item in list.Items)
                    Names(item, found);
                break;
            case DictModel dict:
                foreach (var entry in dict.Entries)
                    Names(entry.Value, found);
                break;
        }

        return found.Select(VariableOf).OfType<string>();
    }
}
