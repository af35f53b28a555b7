namespace Sflow.Hosting.Projects;

/// <summary>An item as MSBuild evaluated it.</summary>
/// <param name="Type">Its item type.</param>
/// <param name="Spec">The item: a path or a name.</param>
/// <param name="DefinedIn">The absolute path of the file that defines it; empty when it is not known.</param>
/// <param name="MetadataOf">The value of its metadata, empty when it has none.</param>
internal sealed record ProjectItemLook(string Type, string Spec, string DefinedIn, Func<string, string> MetadataOf);
