namespace Sflow.Hosting.Projects;

/// <summary>What every item can have, whatever its type.</summary>
internal static class CommonMetadata
{
    private static readonly HashSet<string> Attributes = Names(
        "Include Exclude Remove Update Condition Label KeepMetadata RemoveMetadata KeepDuplicates MatchOnMetadata MatchOnMetadataOptions"
    );

    // Editors and the .NET SDK write these for files of every kind.
    private static readonly HashSet<string> OfFiles = Names(
        "Link LinkBase Visible SubType DependentUpon DesignTime AutoGen Generator LastGenOutput CustomToolNamespace IncludeInPackage "
            + "CopyToOutputDirectory CopyToPublishDirectory ExcludeFromSingleFile TargetPath Pack PackagePath PackageCopyToOutput "
            + "IsImplicitlyDefined Watch"
    );

    /// <summary>True for an attribute with which MSBuild itself makes items.</summary>
    public static bool IsAttribute(string name) => Attributes.Contains(name);

    /// <summary>True for metadata that any file can have.</summary>
    public static bool IsOfFile(string name) => OfFiles.Contains(name);

    private static HashSet<string> Names(string names) => new(names.Split(' '), StringComparer.OrdinalIgnoreCase);
}
