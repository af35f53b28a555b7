using System.Text.RegularExpressions;
using Sflow.Resolution;

namespace Sflow.Generation.Diagrams;

/// <summary>Prepares the values of variables for a picture, which people show to others.</summary>
internal static class SecretValues
{
    private const string Hidden = "***";

    private static readonly Regex SecretName = new(
        @"(\A|_)(TOKEN|PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIALS?|(API|ACCESS|PRIVATE|SECRET)_?KEY)(_|\z)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    );

    /// <summary>A variable, without its value when its name says that it is a secret.</summary>
    public static DiagramVariable Shown(ResolvedVariable variable) =>
        new(variable.Name, IsSecret(variable.Name) ? Hidden : ShownText.Of(variable.Text));

    /// <summary>True for a name such as <c>HF_TOKEN</c>.</summary>
    public static bool IsSecret(string name) => SecretName.IsMatch(name);
}
