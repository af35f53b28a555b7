using Sflow.Composition;
using Sflow.Expressions;
using Sflow.Syntax;

namespace Sflow.Binding;

/// <summary>Binds operators, and the operator fields that tasks override.</summary>
internal static class OperatorBinder
{
    /// <summary>Binds the operators section.</summary>
    public static IReadOnlyDictionary<string, OperatorModel> Bind(
        IEnumerable<NamedEntry> entries,
        BindingCache cache,
        DiagnosticBag diagnostics
    ) =>
        entries
            .Select(entry => cache.Get(entry, bag => Bind(entry, bag), diagnostics))
            .OfType<OperatorModel>()
            .ToDictionary(operation => operation.Name.Value);

    private static OperatorModel? Bind(NamedEntry entry, DiagnosticBag diagnostics)
    {
        var owner = $"operator {Quote.Text(entry.Name)}";
        if (FieldReader.Find(entry.Body, "type") is { } typeNode)
            return KindOf(typeNode, diagnostics) is { } kind
                ? Checked(
                    new OperatorModel(Binder.NameOf(entry), kind, FieldReader.Read(entry.Body, kind.Schema, diagnostics, owner)),
                    diagnostics
                )
                : null;
        FieldReader.ReportMissing(entry.Body, "type", OperatorKind.AnyKind, diagnostics, owner, $"It is {OperatorKind.Names}.");
        return null;
    }

    /// <summary>Binds the <c>operator</c> of a task; null when there is none or, after an error was reported, when it is unknown.</summary>
    public static OperatorUse? BindUse(MappingSyntax task, IReadOnlyDictionary<string, OperatorModel> operators, DiagnosticBag diagnostics)
    {
        var node = FieldReader.Find(task, "operator");
        var nameNode = node is MappingSyntax mapping ? FieldReader.Find(mapping, "name") : node;
        if (node is null)
            return null;
        if (nameNode is not ScalarSyntax { IsText: true } scalar)
        {
            if (nameNode is null)
                FieldReader.ReportMissing(
                    (MappingSyntax)node,
                    "name",
                    OperatorKind.AnyKind,
                    diagnostics,
                    "the task's operator",
                    "It names the operator whose fields are changed."
                );
            else
                diagnostics.Add(
                    Catalogue.WrongKind(
                        nameNode.Location,
                        "operator",
                        "an operator's name, or a mapping with name and fields",
                        FieldReader.Describe(nameNode)
                    )
                );
            return null;
        }

        var name = new Located<string>(scalar.Text, scalar.Location);
        if (!operators.TryGetValue(name.Value, out var used))
        {
            diagnostics.Add(
                Catalogue.UnknownReference(
                    name.Location,
                    "operator",
                    name.Value,
                    Suggestion.For(name.Value, operators.Keys),
                    operators.Keys.ToList()
                )
            );
            return null;
        }

        if (node is not MappingSyntax changes)
            return new OperatorUse(name, used.Kind, null);
        var kind = FieldReader.Find(changes, "type") is { } typeNode ? KindOf(typeNode, diagnostics) : used.Kind;
        if (kind is null)
            return null;
        var fields = FieldReader.Read(changes, WithoutRequired(kind.Schema), diagnostics, $"operator {Quote.Text(name.Value)}");
        CheckImages(kind, fields, diagnostics);
        return new OperatorUse(name, kind, fields);
    }

    private static OperatorModel Checked(OperatorModel model, DiagnosticBag diagnostics)
    {
        CheckImages(model.Kind, model.Fields, diagnostics);
        if (model.Fields["container_image"] is { } image && model.Fields["container_name"] is not null)
            diagnostics.Add(Catalogue.ImageAndName(image.Location, model.Name.Value));
        return model;
    }

    // A field that the task leaves out comes from the operator.
    private static MappingSchema WithoutRequired(MappingSchema schema) =>
        schema with
        {
            Fields = [.. schema.Fields.Select(field => field with { Required = false })],
        };

    // The options of Pyxis are srun's. Among another program's words, they mean nothing or something else.
    private static void CheckImages(OperatorKind kind, FieldSet fields, DiagnosticBag diagnostics)
    {
        if (kind != OperatorKind.Srun)
            return;
        if (fields["container_image"]?.Value is LiteralValue { Value: TextValue image } literal)
            ContainerImage.Check(image.Value, literal.Location, diagnostics);
        if (
            fields["extra_args"]?.Value is LiteralValue { Value: ListValue words } list
            && ContainerImage.InArguments([.. words.Items.Select(word => word.ToText())]) is { } inArguments
        )
            ContainerImage.Check(inArguments, list.Location, diagnostics);
    }

    private static OperatorKind? KindOf(NodeSyntax node, DiagnosticBag diagnostics)
    {
        var text = node is ScalarSyntax scalar ? scalar.Text : FieldReader.Describe(node);
        if (OperatorKind.Find(text) is { } kind)
            return kind;
        diagnostics.Add(Catalogue.NotOneOf(node.Location, "type", text, OperatorKind.Words, Suggestion.For(text, OperatorKind.Words)));
        return null;
    }
}
