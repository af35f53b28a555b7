using System.Collections.Generic;
using System.Linq;
using Sflow.Composition;
using Sflow.Diagnostics;
using Sflow.Expressions;
using Sflow.Syntax;
using Sflow.Text;

namespace Sflow.Binding;

/// <summary>Binds operators and what tasks change of them.</summary>
internal static class OperatorBinder
{
    /// <summary>Binds the section of operators.</summary>
    public static IReadOnlyDictionary<string, OperatorModel> Bind(IEnumerable<NamedEntry> entries, BindingCache cache, DiagnosticBag diagnostics) =>
        entries.Select(entry => cache.Get(entry, bag => Bind(entry, bag), diagnostics)).OfType<OperatorModel>().ToDictionary(operation => operation.Name.Value);

    private static OperatorModel? Bind(NamedEntry entry, DiagnosticBag diagnostics)
    {
        var owner = $"operator {Quote.Text(entry.Name)}";
        if (FieldReader.Find(entry.Body, "type") is { } typeNode)
            return TypeOf(typeNode, diagnostics) is { } type ? Checked(new OperatorModel(Binder.NameOf(entry), type, FieldReader.Read(entry.Body, OperatorSchema.ByType[type], diagnostics, owner)), diagnostics) : null;
        FieldReader.ReportMissing(entry.Body, "type", OperatorSchema.Srun, diagnostics, owner, "It is bash, srun, docker, ssh or python.");
        return null;
    }

    /// <summary>Binds the <c>operator</c> of a task; null when there is none or, after an error, when it can't be told.</summary>
    public static OperatorUse? BindUse(MappingSyntax task, IReadOnlyDictionary<string, OperatorModel> operators, DiagnosticBag diagnostics)
    {
        var node = FieldReader.Find(task, "operator");
        var nameNode = node is MappingSyntax mapping ? FieldReader.Find(mapping, "name") : node;
        if (node is null)
            return null;
        if (nameNode is not ScalarSyntax { IsText: true } scalar)
        {
            if (nameNode is null)
                FieldReader.ReportMissing((MappingSyntax)node, "name", OperatorSchema.Srun, diagnostics, "the task's operator", "It names the operator whose fields are changed.");
            else
                diagnostics.Add(Catalogue.WrongKind(nameNode.Location, "operator", "an operator's name, or a mapping with name and fields", FieldReader.Describe(nameNode)));
            return null;
        }

        var name = new Located<string>(scalar.Text, scalar.Location);
        if (!operators.TryGetValue(name.Value, out var used))
        {
            diagnostics.Add(Catalogue.UnknownReference(name.Location, "operator", name.Value, Suggestion.For(name.Value, operators.Keys), operators.Keys.ToList()));
            return null;
        }

        if (node is not MappingSyntax changes)
            return new OperatorUse(name, used.Type, null);
        var type = FieldReader.Find(changes, "type") is { } typeNode ? TypeOf(typeNode, diagnostics) : used.Type;
        if (type is null)
            return null;
        var fields = FieldReader.Read(changes, WithoutRequired(OperatorSchema.ByType[type]), diagnostics, $"operator {Quote.Text(name.Value)}");
        CheckImages(fields, diagnostics);
        return new OperatorUse(name, type, fields);
    }

    private static OperatorModel Checked(OperatorModel model, DiagnosticBag diagnostics)
    {
        CheckImages(model.Fields, diagnostics);
        if (model.Fields["container_image"] is { } image && model.Fields["container_name"] is not null)
            diagnostics.Add(Catalogue.ImageAndName(image.Location, model.Name.Value));
        return model;
    }

    // What a task leaves out the operator has said.
    private static SectionSchema WithoutRequired(SectionSchema schema) =>
        schema with { Fields = [.. schema.Fields.Select(field => field with { Required = false })] };

    private static void CheckImages(FieldSet fields, DiagnosticBag diagnostics)
    {
        if (fields["container_image"]?.Value is LiteralValue { Value: TextValue image } literal)
            ContainerImage.Check(image.Value, literal.Location, diagnostics);
        if (fields["extra_args"]?.Value is LiteralValue { Value: ListValue words } list && ContainerImage.InArguments([.. words.Items.Select(word => word.ToText())]) is { } inArguments)
            ContainerImage.Check(inArguments, list.Location, diagnostics);
    }

    private static string? TypeOf(NodeSyntax node, DiagnosticBag diagnostics)
    {
        var text = node is ScalarSyntax scalar ? scalar.Text : FieldReader.Describe(node);
        if (OperatorSchema.ByType.ContainsKey(text))
            return text;
        diagnostics.Add(Catalogue.NotOneOf(node.Location, "type", text, [.. OperatorSchema.ByType.Keys], Suggestion.For(text, OperatorSchema.ByType.Keys)));
        return null;
    }
}
