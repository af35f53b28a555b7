namespace Sflow.Cli.Jobs;

/// <summary>Tells the numbers of jobs from folders among the words of a command line.</summary>
internal static class JobWords
{
    /// <summary>True for the number of a job. A folder with such a name is written as <c>./123</c>.</summary>
    public static bool IsJob(string word) => word.Length is > 0 and <= 18 && word.All(char.IsAsciiDigit);

    /// <summary>The jobs and the other words.</summary>
    public static (IReadOnlyList<string> Jobs, IReadOnlyList<string> Folders) Split(IReadOnlyList<string> words) =>
        ([.. words.Where(IsJob).Distinct()], [.. words.Where(word => !IsJob(word))]);
}
