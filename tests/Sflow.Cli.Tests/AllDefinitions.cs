using System.CommandLine;
using Sflow.Cli.Definitions;

namespace Sflow.Cli.Tests;

/// <summary>The definitions of the command, for tests that go through all of them.</summary>
internal static class AllDefinitions
{
    /// <summary>The command.</summary>
    public static SflowCommand Command { get; } = new();

    /// <summary>The definition.</summary>
    public static RootCommand Root => Command.Root;

    /// <summary>Every verb.</summary>
    public static IReadOnlyList<Verb> Verbs { get; } = [.. CommandPath.VerbsBelow(Root)];

    /// <summary>Every verb's name, such as <c>compose</c>.</summary>
    public static IEnumerable<object[]> Names => Verbs.Select(verb => new object[] { CommandPath.NameOf(verb) });

    /// <summary>The verb of a name.</summary>
    public static Verb Of(string name) => CommandPath.Find(Root, name)!;
}
