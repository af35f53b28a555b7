namespace Sflow.Cli.Tests;

/// <summary>Typing mistakes in a name.</summary>
internal static class Mistyped
{
    /// <summary>The name with two letters swapped, and with a letter missing; not what happens to be another known name.</summary>
    public static IReadOnlyList<string> Of(string name, IReadOnlyCollection<string> known) =>
        [.. new[] { Swapped(name), Shortened(name) }.Where(word => word != name && !known.Contains(word))];

    private static string Swapped(string name)
    {
        for (var i = name.Length - 2; i > name.LastIndexOf('-') + 1 || i == name.Length - 2; i--)
        {
            if (i > 0 && name[i] != name[i + 1] && name[i] != '-' && name[i + 1] != '-')
                return name[..i] + name[i + 1] + name[i] + name[(i + 2)..];
        }

        return name;
    }

    private static string Shortened(string name) => name.Remove(name.Length - 2, 1);
}
