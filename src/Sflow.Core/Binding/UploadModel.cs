namespace Sflow.Binding;

/// <summary>A place outside of the cluster to which files are uploaded.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Fields">Its other fields.</param>
internal sealed record StorageModel(Located<string> Name, FieldSet Fields);

/// <summary>An upload of a task, or of the whole run folder.</summary>
/// <param name="Target">The storage target's name and the place where the upload names it.</param>
/// <param name="Fields">Its fields.</param>
/// <param name="Location">Its place.</param>
internal sealed record UploadModel(Located<string> Target, FieldSet Fields, TextLocation Location);
