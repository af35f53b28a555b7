using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Sflow.Expressions;
using Sflow.Resolution;

namespace Sflow.Generation.Sbatch.Shell;

/// <summary>Writes texts with holes as texts with tokens that the runtime replaces.</summary>
/// <param name="prefix">How every token begins; no text of the user's contains it.</param>
internal sealed class TokenWriter(string prefix)
{
    private const string Mark = "__SFLOW";
    private const string DefaultPrefix = Mark + "_";

    /// <summary>How every token begins.</summary>
    public string Prefix { get; } = prefix;

    /// <summary>A writer whose tokens can't be mistaken for what the texts hold themselves.</summary>
    public static TokenWriter For(IEnumerable<ExprValue> texts)
    {
        var literals = texts.SelectMany(Literals).Where(literal => literal.Contains(Mark)).ToList();
        var prefix = DefaultPrefix;
        for (var i = 2; literals.Any(literal => literal.Contains(prefix)); i++)
            prefix = string.Format(CultureInfo.InvariantCulture, "__SFLOW{0}_", i);
        return new TokenWriter(prefix);
    }

    /// <summary>The text with a token in each hole.</summary>
    public string Write(ExprValue text)
    {
        if (text is TextValue plain)
            return plain.Value;
        var result = new StringBuilder();
        foreach (var part in RuntimeTexts.Of(text).Parts)
            result.Append(part.Literal ?? Token(part.Reference!));
        return result.ToString();
    }

    private static IEnumerable<string> Literals(ExprValue text) => text is TextValue plain
        ? [plain.Value]
        : RuntimeTexts.Of(text).Parts.Select(part => part.Literal).OfType<string>();

    private string Token(RuntimeReference reference) => Prefix + reference switch
    {
        NodeNameReference node => string.Format(CultureInfo.InvariantCulture, "NODE{0}_NAME", node.Index),
        NodeAddressReference node => string.Format(CultureInfo.InvariantCulture, "NODE{0}_IP", node.Index),
        WorkspaceReference => "WORKSPACE_DIR",
        RunFolderReference => "RUN_DIR",
        JobIdReference => "JOB_ID",
        OutputFolderReference => "OUTPUT_DIR",
        MountReference mount => "MOUNT_" + mount.Artifact,
        _ => throw new InvalidOperationException($"no token for {reference.GetType().Name}"),
    } + "__";
}
