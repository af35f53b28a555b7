using System.Text.Json;
using Sflow.Generation.Regexes;

namespace Sflow.Tests.Generation.Regexes;

/// <summary>
/// The parser, the compiler and the runtime's matcher together find what Python's re module finds. Data/regexes has expressions with
/// lines and what Python 3.11 said about them; SFLOW_REGEXES names another such file.
/// </summary>
[TestClass]
public sealed class PythonRegexTests
{
    private static string DataFile => Repository.PathOf("tests", "Sflow.Core.Tests", "Data", "regexes", "python.jsonl");

    [TestMethod]
    public void TheyFindWhatPythonFinds()
    {
        var cases = File.ReadLines(Environment.GetEnvironmentVariable("SFLOW_REGEXES") ?? DataFile)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        var wrong = new List<string>();
        var searches = new List<(PythonRegex Regex, IReadOnlyList<string> Lines)>();
        var expected = new List<(string Pattern, string Line, string Matches)>();
        foreach (var test in cases)
        {
            var pattern = test.GetProperty("p").GetString()!;
            var regex = PythonRegex.Compile(pattern, out var problem);
            if (test.TryGetProperty("error", out _))
            {
                if (regex is not null)
                    wrong.Add($"{pattern}: Python says {test.GetProperty("msg")}");
                continue;
            }

            if (regex is null)
            {
                wrong.Add($"{pattern}: {problem!.Text} at {problem.Position}");
                continue;
            }

            List<string> lines = [.. test.GetProperty("t").EnumerateArray().Select(line => line.GetString()!)];
            searches.Add((regex, lines));
            foreach (var (line, matches) in lines.Zip(test.GetProperty("m").EnumerateArray()))
                expected.Add((pattern, line, Positions(matches)));
        }

        foreach (var (found, test) in Matcher.Run(searches).Zip(expected))
        {
            var matches = string.Join(", ", found.SkipLast(1));
            if (matches != test.Matches)
                wrong.Add($"{test.Pattern} in '{test.Line}': {matches} instead of {test.Matches}");
            if (found[^1] == "no" && test.Matches.Length > 0)
                wrong.Add($"{test.Pattern} in '{test.Line}': the filter does not let it through");
        }

        Assert.AreEqual("", string.Join('\n', wrong.Take(40)), $"{wrong.Count} of {cases.Count}");
    }

    private static string Positions(JsonElement matches) =>
        string.Join(
            ", ",
            matches.EnumerateArray().Select(match => string.Join(' ', match.EnumerateArray().SelectMany(group => group.EnumerateArray())))
        );
}
