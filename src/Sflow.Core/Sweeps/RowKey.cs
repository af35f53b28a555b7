using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Sflow.Resolution;
using Sflow.Text;

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
        var pieces = new List<string> { modules, request.Name, ((int)request.Outputs).ToString(CultureInfo.InvariantCulture) };
        foreach (var variable in request.Variables)
            pieces.AddRange(["variable", variable.Name, variable.Text]);
        foreach (var artifact in request.Artifacts)
            pieces.AddRange(["artifact", artifact.Name, artifact.Uri]);
        foreach (var task in request.MissableTasks)
            pieces.AddRange(["missable", task.Value]);
        foreach (var setting in new[] { settings.Partition, settings.Account, settings.Time, settings.Nodes, settings.GpusPerNode, settings.JobName, settings.WorkspaceDir, settings.RunDir }.Concat(settings.SbatchOptions))
            pieces.AddRange(setting is null ? ["unset"] : ["set", setting.Value]);
        foreach (var text in new[] { settings.Prologue, settings.Template })
            pieces.AddRange(text is null ? ["unset"] : ["set", text.Content]);
        return Hash(pieces);
    }

    /// <summary>A hash of texts that no other list of texts has.</summary>
    public static string Hash(IReadOnlyList<string> texts) =>
        new FileText([.. texts.SelectMany(text => new[] { text.Length.ToString(CultureInfo.InvariantCulture), ":", text })]).Sha256();
}
