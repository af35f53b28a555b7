using System;

namespace Microsoft.Build.Framework;

/// <summary>
/// Says that a task may run beside others in one process: it uses no current folder and changes nothing that the process shares.
/// MSBuild looks for the attribute by its name, so that tasks built against an older MSBuild can have it too.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
