namespace Sflow.Binding;

/// <summary>A place where tasks run.</summary>
/// <param name="Name">Its name and the place of its definition.</param>
/// <param name="Kind">What kind of place it is.</param>
/// <param name="IsDefault">True when the backend is marked as default.</param>
/// <param name="Fields">Its other fields.</param>
internal sealed record BackendModel(Located<string> Name, BackendKind Kind, bool IsDefault, FieldSet Fields);
