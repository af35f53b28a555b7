namespace Sflow.Hosting.Checks;

/// <summary>How thoroughly scripts for bash are checked.</summary>
internal enum ShellCheckMode
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>By <c>bash -n</c>, where bash exists.</summary>
    Syntax,

    /// <summary>By <c>bash -n</c> and shellcheck, each where it exists.</summary>
    Strict,
}
