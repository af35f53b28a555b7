using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Testing;

/// <summary>
/// Follows a page from its first command. A block with a file's name behind its language is that file. A <c>bash</c> block is run and
/// succeeds, <c>bash fails</c> fails, and each line of a <c>text</c> block is part of what the commands before it showed.
/// </summary>
public abstract class PageReader
{
    private const string Fails = "fails";
    private string said = "";

    /// <summary>Where the next command runs.</summary>
    public abstract string Folder { get; }

    /// <summary>How many blocks were run.</summary>
    public int Steps { get; private set; }

    /// <summary>Follows a page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="runs">What stands behind <c>bash</c> where a block is to be run.</param>
    public void Follow(MarkdownPage page, string runs)
    {
        foreach (var (info, _, text) in page.Blocks)
        {
            var words = info.Split(' ', 2);
            var rest = words.Length > 1 ? words[1] : "";
            if (words[0] == "bash" && (rest == Fails || rest == runs || rest == $"{runs} {Fails}"))
                Step(text, !rest.EndsWith(Fails, StringComparison.Ordinal));
            else if (words[0] == "text")
                CheckShown(text);
            else if (rest.Length > 0 && words[0] != "bash")
                Write(rest, text);
        }
    }

    /// <summary>Runs commands.</summary>
    /// <returns>What they showed.</returns>
    public string Step(string commands, bool succeeds = true)
    {
        said = Run(commands, succeeds);
        Steps++;
        return said;
    }

    /// <summary>Runs commands in <see cref="Folder"/> and asserts that they succeed or fail.</summary>
    /// <returns>What they showed.</returns>
    protected abstract string Run(string commands, bool succeeds);

    private void CheckShown(string text)
    {
        foreach (var line in text.Split('\n').Where(l => l.Length > 0))
            StringAssert.Contains(said.Replace(Folder + "/", "", StringComparison.Ordinal), line);
    }

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, file))!);
        File.WriteAllText(Path.Combine(Folder, file), text);
    }
}
