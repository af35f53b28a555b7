namespace Sflow.Hosting.Submission;

/// <summary>Finds processes of this machine by an argument. Only Linux shows them; elsewhere nothing is found.</summary>
internal static class RunningProcesses
{
    /// <summary>True when a process has exactly this argument.</summary>
    public static bool Any(string argument)
    {
        if (!Directory.Exists("/proc/self"))
            return false;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!char.IsDigit(Path.GetFileName(folder)[0]))
                continue;
            try
            {
                if (File.ReadAllText(Path.Combine(folder, "cmdline")).Split('\0').Contains(argument))
                    return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The process has ended, or is another user's.
            }
        }

        return false;
    }
}
