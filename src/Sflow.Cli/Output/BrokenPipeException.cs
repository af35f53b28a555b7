namespace Sflow.Cli.Output;

/// <summary>The reader of standard output has gone. It is not an error: <c>head</c> has seen enough.</summary>
internal sealed class BrokenPipeException : Exception;
