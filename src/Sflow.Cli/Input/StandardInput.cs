using Sflow.Hosting.Files;

namespace Sflow.Cli.Input;

/// <summary>A module that comes through a pipe.</summary>
internal static class StandardInput
{
    /// <summary>What the user writes in place of a file.</summary>
    public const string Word = "-";

    /// <summary>What messages call it.</summary>
    public const string Name = "<stdin>";

    /// <summary>The modules, with standard input in place of its word. It is read once.</summary>
    public static IReadOnlyList<Located<string>> Read(IReadOnlyList<Located<string>> modules, FileSourceReader reader)
    {
        if (modules.All(module => module.Value != Word))
            return modules;
        using var input = Console.OpenStandardInput();
        using var content = new MemoryStream();
        input.CopyTo(content);
        reader.Give(Name, content.ToArray());
        return [.. modules.Select(module => module.Value == Word ? module with { Value = Name } : module)];
    }
}
