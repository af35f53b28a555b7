using System.Diagnostics;
using Sflow.Generation.Sbatch;

namespace Sflow.Robustness.Hostile;

/// <summary>Reads a script as sbatch and bash do.</summary>
internal static class ScriptReader
{
    // sbatch gets no blanks around an option.
    private static bool IsSame(string option, string value) => option == value || ("--x=" + value).Trim()[4..] == option;

    private const int Batch = 400;

    /// <summary>What is wrong with the outside of a script, or null.</summary>
    /// <param name="script">The whole text.</param>
    /// <param name="always">The options that every script sets.</param>
    /// <param name="directive">The option that the hostile value may set; <c>*</c>: any; null: none but those of every script.</param>
    /// <param name="value">The hostile value.</param>
    public static string? Problem(string script, IReadOnlyList<string> always, string? directive, string value)
    {
        if (script.Contains('\r', StringComparison.Ordinal) || script.Contains('\0', StringComparison.Ordinal))
            return "sbatch refuses it: there is a carriage return or a NUL in it";
        if (Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(script)) != script)
            return "it can't be written as UTF-8 without loss";
        if (
            !script.StartsWith("#!/bin/bash\n", StringComparison.Ordinal)
            || !script.EndsWith("\nsflow_main \"$@\"; exit\n", StringComparison.Ordinal)
        )
            return "its first or last line is another one";
        var head = script.Split('\n').Skip(1).TakeWhile(line => line.Length == 0 || line[0] == '#').ToList();
        var options = head.Where(line => line.StartsWith("#SBATCH", StringComparison.Ordinal)).SelectMany(Options).ToList();
        if (directive == "*")
            return null;
        var slurm = new[] { "--account", "--partition", "--time" };
        var unknown = options
            .Where(option => !always.Contains(option.Name) && !slurm.Contains(option.Name) && option.Name != directive)
            .Select(option => option.Name)
            .ToList();
        if (unknown.Count > 0)
            return $"there are directives that nobody asked for: {string.Join(" ", unknown)}";
        if (options.GroupBy(option => option.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            return $"the directive {twice.Key} stands twice";
        return
            directive is "--account" or "--partition" or "--comment"
            && !IsSame(options.Single(option => option.Name == directive).Value, value)
            ? $"{directive} is '{options.Single(option => option.Name == directive).Value}'"
            : null;
    }

    /// <summary>The script without the part that is the same in all.</summary>
    public static string WithoutRuntime(string script) =>
        script
            .Replace(RuntimeSource.Text, "", StringComparison.Ordinal)
            .Replace(RuntimeSource.For(results: false), "", StringComparison.Ordinal);

    /// <summary>The scripts that <c>bash -n</c> can't read. Many are read at once; where that fails, they are told apart.</summary>
    public static IEnumerable<string> Unreadable(IReadOnlyList<(string What, string Script)> scripts) =>
        scripts.Chunk(Batch).SelectMany(Bad);

    // A script that swallows the next one's beginning breaks its last line, so that a batch that can be read holds only scripts that can.
    private static IEnumerable<string> Bad(IReadOnlyList<(string What, string Script)> batch)
    {
        if (Reads(string.Concat(batch.Select(pair => pair.Script + "\n"))))
            return [];
        if (batch.Count == 1)
            return [$"{batch[0].What}: bash can't read the script"];
        return Bad([.. batch.Take(batch.Count / 2)]).Concat(Bad([.. batch.Skip(batch.Count / 2)]));
    }

    private static bool Reads(string script)
    {
        using var bash = Process.Start(
            new ProcessStartInfo("bash", ["-n"]) { RedirectStandardInput = true, RedirectStandardError = true }
        )!;
        var error = bash.StandardError.ReadToEndAsync();
        try
        {
            using var input = bash.StandardInput.BaseStream;
            input.Write(Encoding.UTF8.GetBytes(script));
        }
        catch (IOException)
        {
            // It gave up before the end; its exit code says so.
        }

        bash.WaitForExit();
        return bash.ExitCode == 0 && error.Result.Length == 0;
    }

    // sbatch(1): words with quotes, a word that begins with # ends the line.
    private static IEnumerable<(string Name, string Value)> Options(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, inWord) = ('\0', false);
        foreach (var c in line["#SBATCH".Length..])
        {
            if (quote == '\0' && c == '#' && !inWord)
                break;
            if (quote == '\0' && c is ' ' or '\t')
            {
                if (inWord)
                    words.Add(word.ToString());
                word.Clear();
                inWord = false;
            }
            else if (c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && c is '"' or '\'')
            {
                (quote, inWord) = (c, true);
            }
            else
            {
                word.Append(c);
                inWord = true;
            }
        }

        if (inWord)
            words.Add(word.ToString());
        return words.Select(text => (text.Split('=')[0], text.Contains('=') ? text[(text.IndexOf('=') + 1)..] : ""));
    }
}
