namespace Sflow.Cli.Content;

/// <summary>A file that the executable carries, or one that was made from such a file.</summary>
/// <param name="Path">Its path, relative to the folder that it is written to, with slashes.</param>
/// <param name="Bytes">Its content.</param>
internal sealed record EmbeddedFile(string Path, byte[] Bytes)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Its content as text.</summary>
    public string Text => Utf8.GetString(Bytes);

    /// <summary>True for a program, which a first line such as <c>#!/bin/bash</c> names.</summary>
    public bool IsExecutable => Bytes is [(byte)'#', (byte)'!', ..];

    /// <summary>The file with another text.</summary>
    public EmbeddedFile With(string text) => this with { Bytes = Utf8.GetBytes(text) };
}
