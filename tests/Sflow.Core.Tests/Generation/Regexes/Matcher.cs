using System.Diagnostics;
using Sflow.Generation.Regexes;
using Sflow.Generation.Shell;

namespace Sflow.Tests.Generation.Regexes;

/// <summary>The runtime's matcher in a real bash.</summary>
internal static class Matcher
{
    private static readonly string Folder = Repository.PathOf("src", "Sflow.Core", "Generation", "Sbatch", "Runtime");

    // Prints the positions of each match and its groups, and "-" after each line.
    private const string Search = """
        set -f
        show() { # groups beginning line
          local first='' at=0 last='' from=0 g text steps ascii cells=() sk=() sa=() sb=() sc=() sp=0 result
          _sf_re_open "$3"
          while :; do
            _sf_re_search "$from" "$2" "$last"
            result=$?
            if ((result)); then break; fi
            printf '%s %s' "$first" "$at"
            for ((g = 1; g <= $1; ++g)); do
              if [[ -n ${cells[2 * g]-} && -n ${cells[2 * g + 1]-} ]]; then
                printf ' %s %s' "${cells[2 * g]}" "${cells[2 * g + 1]}"
              else
                printf ' -1 -1'
              fi
            done
            printf '\n'
            if ((at == first)); then last=empty; else last=''; fi
            from=$at
          done
          if ((result == 2)); then printf 'too many steps\n'; fi
          if [[ -z $filter || $3 =~ $filter ]]; then printf 'yes\n'; else printf 'no\n'; fi
        }

        """;

    /// <summary>
    /// Searches lines with expressions. For each line, the result has a list of matches, each with the start and end of the match and
    /// of its groups in characters, and then whether the filter lets the line through.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Run(IEnumerable<(PythonRegex Regex, IReadOnlyList<string> Lines)> searches)
    {
        var script = new StringBuilder("export LC_ALL=C\n");
        foreach (var part in new[] { "31-matcher.sh", "32-characters.sh" })
            script.Append(File.ReadAllText(Path.Combine(Folder, part)));
        script.Append(Search);
        foreach (var (regex, lines) in searches)
        {
            script.Append("_sf_re_load ").AppendJoin(' ', regex.Program.Select(ShellQuote.Word)).Append('\n');
            script.Append("printf -v filter %b ").Append(ShellQuote.Word(regex.Filter)).Append('\n');
            script.Append("printf -v begin %b ").Append(ShellQuote.Word(regex.Start)).Append('\n');
            foreach (var line in lines)
                script.Append("show ").Append(regex.Groups).Append(" \"$begin\" ").Append(ShellQuote.Word(line)).Append('\n');
        }

        var results = Bash(script.ToString()).Split('\n');
        var all = new List<IReadOnlyList<string>>();
        var at = 0;
        foreach (var line in searches.SelectMany(search => search.Lines))
        {
            var matches = new List<string>();
            for (; results[at] is not ("yes" or "no"); at++)
                matches.Add(InCharacters(results[at], line));
            matches.Add(results[at++]);
            all.Add(matches);
        }

        return all;
    }

    private static string InCharacters(string positions, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        return positions.StartsWith("too", StringComparison.Ordinal)
            ? positions
            : string.Join(
                ' ',
                positions
                    .Split(' ')
                    .Select(int.Parse)
                    .Select(at => at < 0 ? -1 : Encoding.UTF8.GetString(bytes, 0, at).EnumerateRunes().Count())
            );
    }

    private static string Bash(string script)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".sh");
        File.WriteAllText(file, script);
        try
        {
            using var bash = Process.Start(
                new ProcessStartInfo("bash", [file]) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var errors = bash.StandardError.ReadToEndAsync();
            var said = bash.StandardOutput.ReadToEnd();
            bash.WaitForExit();
            Assert.AreEqual("", errors.Result);
            return said;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
