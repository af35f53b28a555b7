using System.Text.RegularExpressions;
using Sflow.Binding;
using Sflow.Expressions;
using Sflow.Generation;
using Sflow.Syntax;

namespace Sflow.Resolution;

/// <summary>
/// Finds the variables that can be replaced by their values: no replica changes them, and nothing outside the variables decides them.
/// </summary>
internal sealed class InlinableVariables
{
    // The shell, Slurm, CUDA and Sflow set these themselves: a script that reads one of them means their value.
    private static readonly HashSet<string> Owned =
    [
        "HOME",
        "PATH",
        "USER",
        "SHELL",
        "PWD",
        "OLDPWD",
        "HOSTNAME",
        "LANG",
        "LD_LIBRARY_PATH",
        "TMPDIR",
        "TERM",
        "LOGNAME",
        "CUDA_VISIBLE_DEVICES",
        "IFS",
    ];

    // `variables[…]` and `variables | …` may be any of them.
    private static readonly Regex ComputedName = new(@"\bvariables\s*(?![\s.])", RegexOptions.CultureInvariant);

    private static readonly string[] OwnedPrefixes = ["SLURM_", "SFLOW_"];

    private readonly ILookup<string, VariableModel> byName;
    private readonly HashSet<string> kept = [];
    private readonly HashSet<string> used = [];

    // What a task has of its own, and what is computed from it: other tasks see other values.
    private readonly HashSet<string> changed;

    public InlinableVariables(WorkflowModel model, SymbolTable symbols)
    {
        List<VariableModel> variables = [.. model.Variables, .. model.WorkflowVariables];
        byName = variables.ToLookup(variable => variable.Name.Value);
        var swept = new HashSet<string>(
            model
                .Tasks.Where(task => task.Replicas is not null)
                .SelectMany(task => task.Replicas!.Variables)
                .Select(variable => variable.Value)
        );
        kept.UnionWith(swept);
        // A value that is computed from a replica's variable differs between replicas.
        for (var before = -1; before != kept.Count; )
        {
            before = kept.Count;
            kept.UnionWith(variables.Where(IsOpen).Select(variable => variable.Name.Value).ToList());
        }

        changed = [.. model.Tasks.SelectMany(task => task.Variables).Select(variable => variable.Name.Value)];
        for (var before = -1; before != changed.Count; )
        {
            before = changed.Count;
            changed.UnionWith(variables.Where(IsChanged).Select(variable => variable.Name.Value).ToList());
        }

        // Without the variable, the environment would have the artifact of that name.
        used.UnionWith(model.Artifacts.Select(artifact => artifact.Name.Value).Where(byName.Contains));
        // A count has one value, so that only the variable itself stays, for readers of the document.
        foreach (var field in model.Tasks.Where(task => task.Replicas is not null).SelectMany(task => task.Replicas!.Fields.Fields.Values))
            kept.UnionWith(Names(field.Value, []));
        foreach (var variable in variables.Where(variable => !kept.Contains(variable.Name.Value)))
        {
            if (symbols.ValueOf(variable) is not { } value || IsKnownInTheJob(value))
                kept.Add(variable.Name.Value);
        }
    }

    /// <summary>True when nothing asks for the variable any more.</summary>
    public bool CanDrop(string name) => byName.Contains(name) && !kept.Contains(name) && !used.Contains(name);

    /// <summary>How many variables something was seen to need. It grows while expressions are evaluated.</summary>
    public int UsedCount => used.Count;

    /// <summary>The value of an expression that only variables decide; null when it has to stay.</summary>
    public ExprValue? Evaluate(TemplateSyntax template, ExpressionPart part, InlinePlace place)
    {
        var references = References.In(part.Expression);
        if (references.All(IsInlinable) && !(place.IsShared && references.Any(reference => IsChanged(reference, place.Variable))))
        {
            var value = TemplateEvaluator.EvaluatePart(template, part, place.Scope, new DiagnosticBag());
            if (value is not null && !IsKnownInTheJob(value) && IsSameAsText(template, part, place, value))
                return value;
        }

        Keep(references);
        return null;
    }

    /// <summary>The value of a whole expression, as YAML can express it; null when the expression has to stay.</summary>
    /// <param name="template">The expression.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="isText">True for a field that takes a string.</param>
    public ExprValue? EvaluateWhole(TemplateSyntax template, InlinePlace place, bool isText)
    {
        var part = template.Parts.OfType<ExpressionPart>().Single();
        if (Evaluate(template, part, place) is not { } value)
            return null;
        // Such a field also takes a number.
        if (isText && value is not (IntValue or FloatValue))
            return new TextValue(value.ToText());
        // YAML has no tuples, and its keys are scalars here.
        if (SyntheticNode.CanHold(value))
            return value;
        Keep(template.References);
        return null;
    }

    /// <summary>The replacement of <c>${NAME}</c> in a script; null when it has to stay.</summary>
    public string? ShellText(string name, IScope scope)
    {
        if (
            Owned.Contains(name)
            || OwnedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            || !byName.Contains(name)
            || kept.Contains(name)
        )
            return null;
        if (!scope.TryGet(name, out var value) || value is UndefinedValue || value.ToText() is not { } text || !IsHarmless(text))
        {
            used.Add(name);
            return null;
        }

        return text;
    }

    /// <summary>Keeps every variable that is named in a task that stays unchanged.</summary>
    public void KeepAllUsedBy(NodeSyntax node)
    {
        var text = node.ToValue().Repr();
        used.UnionWith(byName.Select(group => group.Key).Where(name => text.Contains(name) || ComputedName.IsMatch(text)));
    }

    // What stays needs its names.
    private void Keep(IReadOnlyList<NameReference> references) =>
        used.UnionWith(references.Any(IsComputed) ? byName.Select(group => group.Key) : references.Select(VariableOf).OfType<string>());

    // This includes a list or a mapping that contains such a string.
    private static bool IsKnownInTheJob(ExprValue value) => (value.Traits & ValueTraits.Runtime) != 0;

    // The shell reads the value of a variable as data; in the script itself the value would be code.
    private static bool IsHarmless(string text) =>
        text.IndexOfAny(['$', '`', '"', '\\', ';', '|', '&', '<', '>', '(', ')', '\n', '\r', '\0']) < 0
        && text.Count(c => c == '\'') % 2 == 0;

    private bool IsOpen(VariableModel variable)
    {
        if (kept.Contains(variable.Name.Value))
            return false;
        var names = new List<NameReference>();
        Names(variable.Value, names);
        names.RemoveAll(IsFunction);
        return names.Any(reference =>
                VariableOf(reference) is not { } name || (kept.Contains(name) && name != variable.Name.Value) || !byName.Contains(name)
            ) && names.Any(reference => !reference.Guarded);
    }

    // With an untyped variable, `${{ U * 2 }}` outside of the sections of variables is something else than inside of them.
    private static bool IsSameAsText(TemplateSyntax template, ExpressionPart part, InlinePlace place, ExprValue value) =>
        place.Text is not { } scope
        || TemplateEvaluator.EvaluatePart(template, part, scope, new DiagnosticBag())?.ToText() == value.ToText();

    private bool IsChanged(VariableModel variable) =>
        !changed.Contains(variable.Name.Value) && ReferencesOf(variable).Any(reference => IsChanged(reference, variable.Name.Value));

    private bool IsChanged(NameReference reference, string? self) =>
        IsComputed(reference) ? changed.Count > 0 : VariableOf(reference) is { } name && name != self && changed.Contains(name);

    // `variables[…]` with a computed name may be any of them.
    private static bool IsComputed(NameReference reference) =>
        reference.Root == "variables" && (reference.Path.Count == 0 || reference.Path[0] is not string);

    private static IEnumerable<NameReference> ReferencesOf(VariableModel variable) =>
        new[] { variable.Value, variable.Domain }
            .OfType<ValueModel>()
            .SelectMany(ModelValues.Flatten)
            .OfType<TemplateValue>()
            .SelectMany(value => value.Template.References);

    private bool IsInlinable(NameReference reference) =>
        VariableOf(reference) is { } name
            ? byName.Contains(name)
                ? !kept.Contains(name)
                : reference.Guarded
            : (reference.Guarded && reference.Root is not ("backends" or "artifacts" or "workflow" or "task")) || IsFunction(reference);

    // range, dict, namespace
    private bool IsFunction(NameReference reference) => Globals.Names.Contains(reference.Root) && !byName.Contains(reference.Root);

    // variables.X and X name a variable; other roots are decided elsewhere.
    private string? VariableOf(NameReference reference) =>
        reference.Root == "variables"
            ? reference.Path.Count > 0
                ? reference.Path[0] as string
                : null
            : byName.Contains(reference.Root)
                ? reference.Root
                : null;

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
