namespace Sflow.Runtime.Tests;

/// <summary>One case of the matrix: a module as a user writes it, and lines that say what must come of it.</summary>
/// <param name="Title">Unique; the test's name.</param>
/// <param name="OnSlurm">Whether it is planned for four nodes of Slurm, whose commands are stand-ins.</param>
/// <param name="Module">YAML without version and backends.</param>
/// <param name="Lines">Each a word and what it expects; see <c>Cases/README.md</c>.</param>
internal sealed record Case(string Title, bool OnSlurm, string Module, IReadOnlyList<string> Lines);

/// <summary>Reads <c>Cases/*.cases</c>: <c>=== title</c>, the module, <c>---</c>, the lines.</summary>
internal static class CaseFile
{
    private const string OnSlurm = " (on slurm)";

    public static IReadOnlyList<Case> All { get; } =
        Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), "*.cases")
            .Order(StringComparer.Ordinal)
            .SelectMany(Read)
            .ToList();

    private static IEnumerable<Case> Read(string file) =>
        ("\n" + File.ReadAllText(file))
            .Split("\n=== ")
            .Skip(1)
            .Select(part =>
            {
                var title = part[..part.IndexOf('\n')];
                var halves = part[(title.Length + 1)..].Split("\n---\n");
                if (halves.Length != 2)
                    throw new InvalidDataException($"{file}: '{title}' has no line '---' between the module and what is expected");
                var lines = halves[1].Split('\n').Where(line => line.Trim().Length > 0 && line[0] != '#').ToList();
                return new Case(title.Replace(OnSlurm, ""), title.EndsWith(OnSlurm, StringComparison.Ordinal), halves[0], lines);
            });
}
