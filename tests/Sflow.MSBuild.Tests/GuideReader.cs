namespace Sflow.MSBuild.Tests;

/// <summary>Follows a page on a terminal, in a clone of the repository and with an empty home folder.</summary>
internal sealed class GuideReader : PageReader, IDisposable
{
    private readonly TestProject own = new(PackedPackage.Shared, "unused/unused.proj", "<Project />");
    private readonly Dictionary<string, string> environment;
    private string folder = RepositoryCopy.Shared.Folder;

    public GuideReader()
    {
        environment = MakeSlurm(own);
        foreach (var (name, value) in RepositoryCopy.Shared.EnvironmentOf(Path.Combine(own.Folder, "home")))
            environment[name] = value;
    }

    /// <inheritdoc/>
    public override string Folder => folder;

    /// <inheritdoc/>
    protected override string Run(string commands, bool succeeds)
    {
        var state = Path.Combine(own.Folder, "unused", "pwd");
        var answer = Terminal.Run(Folder, $"{commands}pwd >'{state}'\n", environment);
        Assert.AreEqual(succeeds, answer.ExitCode == 0, $"{commands}\n{answer.Text}");
        folder = succeeds ? File.ReadAllText(state).TrimEnd('\n') : folder;
        return answer.Text;
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
