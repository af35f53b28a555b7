using System.Globalization;

namespace Sflow.Cli.Running;

/// <summary>A run in an allocation that salloc was given.</summary>
/// <param name="Process">The number of the script's process.</param>
/// <param name="Job">The number of the job.</param>
internal sealed record AllocatedRun(int Process, string Job)
{
    /// <summary>Reads the file that the run writes at its start; null before that.</summary>
    public static AllocatedRun? Read(string path)
    {
        try
        {
            return
                File.Exists(path)
                && File.ReadAllText(path).TrimEnd('\n').Split(' ') is [var process, { Length: > 0 } job]
                && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? new AllocatedRun(number, job)
                : null;
        }
        catch (IOException)
        {
            return null; // It is being written.
        }
    }
}
