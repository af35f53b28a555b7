using Sflow.Binding;
using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Resolution;

/// <summary>
/// Replaces the names of variables by their values: the composed workflow with everything inlined that is known at build time.
/// </summary>
internal sealed class Inliner
{
    private readonly InlinableVariables variables;

    private Inliner(InlinableVariables variables) => this.variables = variables;

    /// <summary>The composed workflow without the variables that now have a value. An expression that can't be evaluated stays.</summary>
    /// <param name="composed">The composed workflow, overrides applied.</param>
    /// <param name="model">The same, bound.</param>
    /// <param name="settings">What the project says about the job.</param>
    public static ComposedWorkflow Run(ComposedWorkflow composed, WorkflowModel model, JobSettings settings)
    {
        // Resolution has reported expressions that can't be evaluated, or only the job knows them.
        var unheard = new DiagnosticBag();
        var symbols = new SymbolTable(model, settings, unheard);
        var inliner = new Inliner(new InlinableVariables(model, symbols));
        return inliner.Apply(composed, model, symbols);
    }

    private ComposedWorkflow Apply(ComposedWorkflow composed, WorkflowModel model, SymbolTable symbols)
    {
        var workflow = new InlinePlace(symbols.NativeScope, symbols.WorkflowScope, IsShared: false, null);
        var tasks = composed
            .Tasks.Select(entry => Task(entry, model.Tasks.FirstOrDefault(task => task.Name.Value == entry.Name), workflow))
            .ToList();
        var artifacts = Entries(composed.Artifacts, workflow);
        var backends = Entries(
            composed.Backends,
            new(new SymbolScope(symbols, null, LayerKind.Global, asText: false), symbols.GlobalScope, false, null)
        );
        // Each task computes the fields of its operator for itself.
        var operators = Entries(composed.Operators, workflow with { IsShared = true });
        var storage = Entries(composed.Storage, workflow);
        var upload = composed.UploadAll is null ? null : Node(composed.UploadAll, workflow, false);
        var timeout = composed.Timeout is null ? null : Node(composed.Timeout, workflow, false) as ScalarSyntax ?? composed.Timeout;
        // Last, when it is known which variables are still used. A definition that stays as it is needs others.
        IReadOnlyList<NamedEntry> workflowVariables,
            globalVariables;
        int before;
        do
        {
            before = variables.UsedCount;
            workflowVariables = Definitions(composed.WorkflowVariables, model.WorkflowVariables, LayerKind.Workflow, symbols);
            globalVariables = Definitions(composed.Variables, model.Variables, LayerKind.Global, symbols);
        } while (variables.UsedCount != before);

        return composed with
        {
            Artifacts = artifacts,
            Backends = backends,
            Operators = operators,
            Tasks = tasks,
            Timeout = timeout,
            Storage = storage,
            UploadAll = upload,
            WorkflowVariables = workflowVariables,
            Variables = globalVariables,
            Overrides = composed.Overrides ?? new AppliedOverrides(composed, [], []),
        };
    }

    private IReadOnlyList<NamedEntry> Entries(IReadOnlyList<NamedEntry> entries, InlinePlace place) =>
        [.. entries.Select(entry => entry with { Body = (MappingSyntax)Node(entry.Body, place, false) })];

    // A definition sees what its layer sees, and by its own name the next outer one.
    private IReadOnlyList<NamedEntry> Definitions(
        IReadOnlyList<NamedEntry> entries,
        IReadOnlyList<VariableModel> models,
        LayerKind layer,
        SymbolTable symbols
    ) =>
        [
            .. entries
                .Where(entry => !variables.CanDrop(entry.Name))
                .SelectMany(entry =>
                    Entries(
                        [entry],
                        new(
                            new SymbolScope(symbols, models.First(model => model.Name.Value == entry.Name), layer, asText: false),
                            null,
                            IsShared: true,
                            entry.Name
                        )
                    )
                ),
        ];

    // Fields that print what an expression gives. A field of that name takes nothing else in any section.
    private static readonly HashSet<string> TextFields = new(
        LanguageSchemas
            .All.SelectMany(schema => schema.Fields)
            .GroupBy(field => field.Name)
            .Where(fields => fields.All(field => field.Kind is FieldKind.String or FieldKind.StrictText))
            .Select(fields => fields.Key)
    );

    private NamedEntry Task(NamedEntry entry, TaskModel? task, InlinePlace place)
    {
        // A task with its own variables sees other values, so its expressions stay.
        if (task is null || task.Variables.Count > 0)
        {
            variables.KeepAllUsedBy(entry.Body);
            return entry;
        }

        var body = new List<MappingEntrySyntax>();
        foreach (var field in entry.Body.Entries)
            body.Add(field with { Value = Node(field.Value, place, field.Name == "script") });
        return entry with { Body = new MappingSyntax(body, entry.Body.Location) };
    }

    private NodeSyntax Node(NodeSyntax node, InlinePlace place, bool isScript, bool isText = false) =>
        node switch
        {
            SequenceSyntax sequence => new SequenceSyntax(
                [.. sequence.Items.Select(item => Node(item, place, isScript))],
                sequence.Location
            ),
            MappingSyntax mapping => new MappingSyntax(
                [
                    .. mapping.Entries.Select(entry =>
                        entry with
                        {
                            Value = Node(entry.Value, place, isScript, TextFields.Contains(entry.Name)),
                        }
                    ),
                ],
                mapping.Location,
                mapping.IsSet
            ),
            ScalarSyntax { Value: TextValue text } scalar => Text(scalar, text.Value, place, isScript, isText),
            _ => node,
        };

    private NodeSyntax Text(ScalarSyntax scalar, string text, InlinePlace place, bool isScript, bool isText)
    {
        var template = ValueBinder.HasExpression(text) ? TemplateParser.Parse(scalar.ToLocatedText(), new DiagnosticBag()) : null;
        if (template is { IsSingleExpression: true } && !isScript)
            return variables.EvaluateWhole(template, place, isText) is { } value ? SyntheticNode.Of(value, scalar.Location) : scalar;
        var pieces = template is null
            ? [text]
            : template.Parts.Select(part =>
                part switch
                {
                    LiteralPart literal => literal.Text,
                    ExpressionPart expression => variables.Evaluate(template, expression, place)?.ToText()
                        ?? template.Source.Value.Substring(expression.Span.Start, expression.Span.Length),
                    _ => "",
                }
            );
        var inlined = string.Concat(pieces);
        if (isScript)
            inlined = ShellExpansions.Replace(inlined, name => variables.ShellText(name, place.Scope));
        return inlined == text ? scalar : ScalarSyntax.Create(inlined, scalar.Location);
    }
}
