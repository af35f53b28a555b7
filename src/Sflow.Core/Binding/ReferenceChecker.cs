using Sflow.Composition;

namespace Sflow.Binding;

/// <summary>Checks that the tasks, backends and variables that tasks refer to exist.</summary>
internal static class ReferenceChecker
{
    /// <summary>Reports every reference to an unknown name.</summary>
    public static void Check(WorkflowModel model, ComposedWorkflow composed, DiagnosticBag diagnostics)
    {
        var tasks = composed.Tasks.Select(task => task.Name).ToList();
        var known = new HashSet<string>(tasks);
        // The names come from the composed document: an entry that has an error of its own is not missing.
        var backends = composed.Backends.Count == 0 ? ["local"] : composed.Backends.Select(backend => backend.Name).ToList();
        var storage = composed.Storage.Select(target => target.Name).ToList();
        if (model.UploadAll is { } all && !storage.Contains(all.Target.Value))
            diagnostics.Add(Unknown(all.Target, "storage target", storage));
        foreach (
            var used in model
                .Tasks.Select(task => task.Monitor)
                .Append(model.Monitor)
                .SelectMany(monitor => monitor?.UsedByTasks ?? [])
                .Where(used => !known.Contains(used.Value))
        )
            diagnostics.Add(Unknown(used, "task", tasks));
        var variables = composed.Variables.Concat(composed.WorkflowVariables).Select(variable => variable.Name).ToList();
        foreach (var task in model.Tasks)
        {
            foreach (var dependency in task.DependsOn.Where(dependency => !known.Contains(dependency.Value)))
                diagnostics.Add(Unknown(dependency, "task", tasks));
            foreach (
                var logger in task
                    .Probes.Select(probe => probe.Logger)
                    .OfType<Located<string>>()
                    .Where(logger => !IsTaskOrReplica(logger.Value, model.Tasks))
            )
                diagnostics.Add(Unknown(logger, "task", tasks));
            if (task.Backend is { } backend && !backends.Contains(backend.Value))
                diagnostics.Add(Unknown(backend, "backend", backends));
            foreach (var upload in task.Uploads.Where(upload => !storage.Contains(upload.Target.Value)))
                diagnostics.Add(Unknown(upload.Target, "storage target", storage));
            var seen = variables.Concat(task.Variables.Select(variable => variable.Name.Value)).ToList();
            foreach (var variable in task.Replicas?.Variables.Where(variable => !seen.Contains(variable.Value)) ?? [])
                diagnostics.Add(Unknown(variable, "variable", seen));
        }
    }

    private static bool IsTaskOrReplica(string name, IReadOnlyList<TaskModel> tasks) =>
        tasks.Any(task =>
            task.Name.Value == name || (task.Replicas is not null && name.StartsWith(task.Name.Value + "_", StringComparison.Ordinal))
        );

    private static Diagnostic Unknown(Located<string> name, string kind, IReadOnlyList<string> known) =>
        Catalogue.UnknownReference(name.Location, kind, name.Value, Suggestion.For(name.Value, known), known);
}
