using System.Diagnostics;

namespace Sflow.Cli.Tests.Run;

/// <summary>Finds the processes that a test has started, by a variable in their environments.</summary>
internal sealed class Processes
{
    private const string Name = "MARK_OF_TEST";
    private readonly string mark = Guid.NewGuid().ToString("N");

    /// <summary>The variable for the first process.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string> { [Name] = mark };

    /// <summary>The processes that live, zombies not among them.</summary>
    public IReadOnlyList<string> Living() =>
        [
            .. Directory
                .GetDirectories("/proc")
                .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]) && IsMarked(folder))
                .Select(folder => $"{Path.GetFileName(folder)} {Text(Path.Combine(folder, "cmdline")).Replace('\0', ' ')}"),
        ];

    /// <summary>Waits until none lives; those that live after a while.</summary>
    public string Left(int seconds = 15)
    {
        var watch = Stopwatch.StartNew();
        while (Living() is { Count: > 0 } && watch.Elapsed < TimeSpan.FromSeconds(seconds))
            Thread.Sleep(50);
        return string.Join("\n", Living());
    }

    private bool IsMarked(string folder) => Text(Path.Combine(folder, "environ")).Contains($"{Name}={mark}", StringComparison.Ordinal);

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // It has ended.
        }
    }
}
