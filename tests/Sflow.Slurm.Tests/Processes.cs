namespace Sflow.Slurm.Tests;

/// <summary>Processes of this machine by what stands in their environment.</summary>
internal static class Processes
{
    /// <summary>Those that have all of these <c>NAME=VALUE</c> words; Slurm's own daemons don't count.</summary>
    public static IReadOnlyList<(int Id, string Name)> With(params string[] words) =>
        [
            .. Directory
                .EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => name!.All(char.IsAsciiDigit))
                .Select(name => Look(name!, words))
                .OfType<(int, string)>(),
        ];

    private static (int Id, string Name)? Look(string id, string[] words)
    {
        try
        {
            var environment = Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{id}/environ")).Split('\0');
            if (!words.All(environment.Contains))
                return null;
            var name = File.ReadAllText($"/proc/{id}/comm").Trim();
            return name is "slurmstepd" or "slurmd" or "slurmctld" ? null : (int.Parse(id, CultureInfo.InvariantCulture), name);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended meanwhile, or it is none of ours.
            return null;
        }
    }
}
