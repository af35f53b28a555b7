using System.Collections.Generic;
using System.Linq;
using Sflow.Binding;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Resolution;

/// <summary>Writes the values of variables in the place of their names: the composed workflow with what is known at build time inlined.</summary>
public sealed class Inliner
{
    private readonly InlinableVariables variables;

    private Inliner(InlinableVariables variables) => this.variables = variables;

    /// <summary>The composed workflow without the variables that have a value now. What can't be evaluated stays as it is.</summary>
    /// <param name="composed">The composed workflow, overrides applied.</param>
    /// <param name="model">The same, bound.</param>
    /// <param name="settings">What the project says about the job.</param>
    public static ComposedWorkflow Run(ComposedWorkflow composed, WorkflowModel model, JobSettings settings)
    {
        // Whatever can't be evaluated was reported by Resolution, or is known only in the job.
        var unheard = new DiagnosticBag();
        var symbols = Resolver.Symbols(model, settings, unheard);
        var inliner = new Inliner(new InlinableVariables(model, symbols));
        return inliner.Apply(composed, model, symbols);
    }

    private ComposedWorkflow Apply(ComposedWorkflow composed, WorkflowModel model, SymbolTable symbols)
    {
        var scope = symbols.NativeScope;
        var tasks = composed.Tasks.Select(entry => Task(entry, model.Tasks.FirstOrDefault(task => task.Name.Value == entry.Name), symbols)).ToList();
        IReadOnlyList<NamedEntry> Entries(IReadOnlyList<NamedEntry> entries) => [.. entries.Select(entry => entry with { Body = (MappingSyntax)Node(entry.Body, scope, false) })];
        var artifacts = Entries(composed.Artifacts);
        var backends = Entries(composed.Backends);
        var operators = Entries(composed.Operators);
        // Last, when it is known which variables are still used.
        IReadOnlyList<NamedEntry> Kept(IReadOnlyList<NamedEntry> entries) => Entries([.. entries.Where(entry => !variables.CanDrop(entry.Name))]);
        return composed with
        {
            Artifacts = artifacts,
            Backends = backends,
            Operators = operators,
            Tasks = tasks,
            Timeout = composed.Timeout is null ? null : Node(composed.Timeout, scope, false) as ScalarSyntax ?? composed.Timeout,
            WorkflowVariables = Kept(composed.WorkflowVariables),
            Variables = Kept(composed.Variables),
        };
    }

    private NamedEntry Task(NamedEntry entry, TaskModel? task, SymbolTable symbols)
    {
        // A task with variables of its own sees other values; they stay with it.
        if (task is null || task.Variables.Count > 0)
        {
            variables.KeepAllUsedBy(entry.Body);
            return entry;
        }

        var body = new List<MappingEntrySyntax>();
        foreach (var field in entry.Body.Entries)
            body.Add(field with { Value = Node(field.Value, symbols.NativeScope, field.Name == "script") });
        return entry with { Body = new MappingSyntax(body, entry.Body.Location) };
    }

    private NodeSyntax Node(NodeSyntax node, IScope scope, bool isScript) => node switch
    {
        SequenceSyntax sequence => new SequenceSyntax([.. sequence.Items.Select(item => Node(item, scope, isScript))], sequence.Location),
        MappingSyntax mapping => new MappingSyntax([.. mapping.Entries.Select(entry => entry with { Value = Node(entry.Value, scope, isScript) })], mapping.Location, mapping.IsSet),
        ScalarSyntax { Value: TextValue text } scalar => Text(scalar, text.Value, scope, isScript),
        _ => node,
    };

    private NodeSyntax Text(ScalarSyntax scalar, string text, IScope scope, bool isScript)
    {
        var template = ValueBinder.HasExpression(text) ? TemplateParser.Parse(scalar.ToLocatedText(), new DiagnosticBag()) : null;
        if (template is { IsSingleExpression: true } && !isScript)
            return variables.Evaluate(template, template.Parts.OfType<ExpressionPart>().Single(), scope) is { } value ? SyntheticNode.Of(value, scalar.Location) : scalar;
        var pieces = template is null ? [text] : template.Parts.Select(part => part switch
        {
            LiteralPart literal => literal.Text,
            ExpressionPart expression => variables.Evaluate(template, expression, scope)?.ToText() ?? template.Source.Value.Substring(expression.Span.Start, expression.Span.Length),
            _ => "",
        });
        var inlined = string.Concat(pieces);
        if (isScript)
            inlined = ShellExpansions.Replace(inlined, name => variables.ShellText(name, scope));
        return inlined == text ? scalar : ScalarSyntax.Create(inlined, scalar.Location);
    }
}
