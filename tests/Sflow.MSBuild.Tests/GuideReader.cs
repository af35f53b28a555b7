namespace Sflow.MSBuild.Tests;

/// <summary>
/// Follows a page from its first command, on a terminal, in a clone of the repository and with an empty home folder. A block with a
/// file's name behind its language is that file. A <c>bash</c> block is run and succeeds, <c>bash fails</c> fails, and each line of a
/// <c>text</c> block is part of what the commands before it showed.
/// </summary>
internal sealed class GuideReader : IDisposable
{
    private readonly TestProject own = new(PackedPackage.Shared, "unused/unused.proj", "<Project />");
    private readonly Dictionary<string, string> environment;
    private string said = "";

    public GuideReader()
    {
        environment = MakeSlurm(own);
        foreach (var (name, value) in RepositoryCopy.Shared.EnvironmentOf(Path.Combine(own.Folder, "home")))
            environment[name] = value;
    }

    /// <summary>Where the next command runs.</summary>
    public string Folder { get; private set; } = RepositoryCopy.Shared.Folder;

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
            if (words[0] == "bash" && (rest == "fails" || rest == runs))
                Step(text, rest != "fails");
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
        var state = Path.Combine(own.Folder, "unused", "pwd");
        var answer = Terminal.Run(Folder, $"{commands}pwd >'{state}'\n", environment);
        Assert.AreEqual(succeeds, answer.ExitCode == 0, $"{commands}\n{answer.Text}");
        said = answer.Text;
        Folder = succeeds ? File.ReadAllText(state).TrimEnd('\n') : Folder;
        Steps++;
        return said;
    }

    public void Dispose()
    {
        // What a page made beside the clone.
        foreach (var folder in Directory.GetParent(RepositoryCopy.Shared.Folder)!.GetDirectories())
        {
            if (folder.FullName != RepositoryCopy.Shared.Folder && folder.Name != "packages")
                folder.Delete(recursive: true);
        }

        own.Dispose();
    }

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

    // A cluster that takes every job and has finished it at once.
    private static Dictionary<string, string> MakeSlurm(TestProject project)
    {
        var slurm = new SlurmStandIns(project.Folder);
        slurm.Command(
            "sbatch",
            "[[ $* != *--test-only* && $1 != --version ]] || exit 0; echo >>\"$here/jobs\"; wc -l <\"$here/jobs\" | tr -d ' '"
        );
        slurm.Command(
            "squeue",
            "[[ -e $here/jobs ]] || exit 0; for ((i = 1; i <= $(wc -l <\"$here/jobs\"); i++)); do echo \"$i|COMPLETED|None||$PWD\"; done"
        );
        slurm.Command("sacct", "exit 1");
        return slurm.Environment;
    }
}
