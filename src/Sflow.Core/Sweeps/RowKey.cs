using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Sflow.Sweeps;

/// <summary>Says by a hash what a row is made of: rows with one key have the same files and the same findings in their modules.</summary>
internal static class RowKey
{
    /// <summary>The key, small hexadecimal digits.</summary>
    /// <param name="request">The request to compile the row.</param>
    /// <param name="modules">A hash of the bytes of its modules.</param>
    public static string Of(CompileRequest request, string modules)
    {
        var settings = request.Settings;
        var text = new StringBuilder();
        Add(text, modules, request.Name, ((int)request.Outputs).ToString(CultureInfo.InvariantCulture));
        foreach (var variable in request.Variables)
            Add(text, "variable", variable.Name, variable.Text);
        foreach (var artifact in request.Artifacts)
            Add(text, "artifact", artifact.Name, artifact.Uri);
        foreach (var task in request.MissableTasks)
            Add(text, "missable", task.Value);
        foreach (var setting in new[] { settings.Partition, settings.Account, settings.Time, settings.Nodes, settings.GpusPerNode, settings.JobName, settings.WorkspaceDir, settings.RunDir }.Concat(settings.SbatchOptions))
            Add(text, setting is null ? "unset" : "set", setting?.Value ?? "");
        foreach (var file in new[] { settings.Prologue, settings.Template })
            Add(text, file is null ? "unset" : "set", file?.Content ?? "");
        return new FileText(text.ToString()).Sha256();
    }

    /// <summary>A hash of texts that no other list of texts has.</summary>
    public static string Hash(IEnumerable<string> texts)
    {
        var text = new StringBuilder();
        Add(text, [.. texts]);
        return new FileText(text.ToString()).Sha256();
    }

    // Each with its length, so that no two lists read alike.
    private static void Add(StringBuilder text, params string[] pieces)
    {
        foreach (var piece in pieces)
            text.Append(piece.Length).Append(':').Append(piece);
    }
}
