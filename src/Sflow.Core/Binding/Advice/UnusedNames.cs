using Sflow.Composition;
using Sflow.Expressions;

namespace Sflow.Binding;

/// <summary>
/// Finds definitions that nothing uses: often a misspelled name, or a leftover of an earlier version. A variable or artifact with
/// a description counts as used, because programs may read it from their environment.
/// </summary>
internal static class UnusedNames
{
    /// <summary>Reports the unused names.</summary>
    public static void Check(WorkflowModel model, ComposedWorkflow composed, DiagnosticBag diagnostics)
    {
        var used = new UsedNames(model);
        foreach (
            var variable in composed
                .Variables.Concat(composed.WorkflowVariables)
                .Where(entry => !used.Has("variables", entry.Name) && !IsDescribed(entry))
        )
            diagnostics.Add(Catalogue.UnusedName(variable.NameNode.Location, "variable", variable.Name));
        // A program may find an inline artifact by its path, and a container sees every path.
        var hasContainers = composed.Operators.Any(entry =>
            entry.Body.Entries.Any(field =>
                field.Key.Text.StartsWith("container_", System.StringComparison.Ordinal) || field.Key.Text == "extra_args"
            )
        );
        foreach (
            var artifact in composed.Artifacts.Where(entry =>
                !hasContainers && entry.Field("content") is null && !used.Has("artifacts", entry.Name) && !IsDescribed(entry)
            )
        )
            diagnostics.Add(Catalogue.UnusedName(artifact.NameNode.Location, "artifact", artifact.Name));
        var operators = new HashSet<string>(model.Tasks.Select(task => task.Operator?.Name.Value).OfType<string>());
        foreach (var operation in model.Operators.Values.Where(operation => !operators.Contains(operation.Name.Value)))
            diagnostics.Add(Catalogue.UnusedName(operation.Name.Location, "operator", operation.Name.Value));
        var backends = new HashSet<string>(model.Tasks.Select(task => task.Backend?.Value ?? model.DefaultBackend.Name.Value));
        foreach (
            var backend in model.Backends.Where(backend =>
                !backends.Contains(backend.Name.Value) && !used.Has("backends", backend.Name.Value)
            )
        )
            diagnostics.Add(Catalogue.UnusedName(backend.Name.Location, "backend", backend.Name.Value));
        var targets = new HashSet<string>(
            model
                .Tasks.SelectMany(task => task.Uploads)
                .Concat(model.UploadAll is { } all ? [all] : [])
                .Select(upload => upload.Target.Value)
        );
        foreach (var target in model.Storage.Where(target => !targets.Contains(target.Name.Value)))
            diagnostics.Add(Catalogue.UnusedName(target.Name.Location, "storage target", target.Name.Value));
    }

    private static bool IsDescribed(NamedEntry entry) => entry.Field("description") is { IsNull: false };
}

/// <summary>
/// The names that a workflow uses in expressions, and the words of its strings, which a shell or a program may use as names.
/// </summary>
internal sealed class UsedNames
{
    private readonly HashSet<(string Kind, string Name)> inExpressions = [];
    private readonly HashSet<string> words = [];
    private readonly HashSet<string> computed = [];

    public UsedNames(WorkflowModel model)
    {
        foreach (var value in ModelValues.OfVariables(model).Concat(ModelValues.Elsewhere(model)).SelectMany(ModelValues.Flatten))
        {
            if (value is TemplateValue template)
                Read(template.Template);
            else if (value is LiteralValue literal)
                AddWords(literal.Value.ToText());
        }

        foreach (var name in model.Tasks.SelectMany(task => task.Replicas?.Variables ?? Enumerable.Empty<Located<string>>()))
            inExpressions.Add(("variables", name.Value));
    }

    /// <summary>True when something uses the name, or might use it.</summary>
    public bool Has(string kind, string name) => inExpressions.Contains((kind, name)) || computed.Contains(kind) || words.Contains(name);

    private void Read(TemplateSyntax template)
    {
        foreach (var reference in References.In(template))
        {
            if (reference.Root is not ("variables" or "artifacts" or "backends"))
                inExpressions.Add(("variables", reference.Root));
            else if (reference.Path.Count > 0 && reference.Path[0] is string member)
                inExpressions.Add((reference.Root, member));
            else
                computed.Add(reference.Root);
        }

        foreach (var literal in template.Parts.OfType<LiteralPart>())
            AddWords(literal.Text);
    }

    private void AddWords(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
                end++;
            if (end > start)
                words.Add(text.Substring(start, end - start));
            start = end;
        }
    }
}
