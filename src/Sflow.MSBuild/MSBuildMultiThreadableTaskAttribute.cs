namespace Microsoft.Build.Framework;

/// <summary>
/// Marks a task that may run in parallel with others in one process: it uses no current folder and changes no state of the process. MSBuild
/// finds the attribute by its name, so tasks built against an older MSBuild can have it, too.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
