namespace Sflow.Runtime.Tests;

/// <summary>Checks the lines of a case; what each means is in <c>Cases/README.md</c>.</summary>
/// <param name="outcome">What the run left.</param>
/// <param name="asked">What stand-ins were asked, a line a call.</param>
internal sealed class Expectation(Outcome outcome, string asked)
{
    public void Check(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            var rest = Unescape(line[(words[0].Length + Math.Min(1, line.Length - words[0].Length))..]);
            switch (words[0])
            {
                case "exit":
                    outcome.Expect(Number(words[1]), words[2]);
                    break;
                case "rc":
                    Assert.AreEqual(Number(words[2]), outcome.Last(words[1]).GetProperty("rc").GetInt32(), line);
                    break;
                case "order":
                    CheckOrder(line, words);
                    break;
                case "log":
                    Contains(Unescape(string.Join(' ', words[2..])), outcome.Log(words[1]), line);
                    break;
                case "file":
                    Contains(Unescape(string.Join(' ', words[2..])), outcome.Read(words[1]), line);
                    break;
                case "why":
                    Contains(string.Join(' ', words[2..]), Outcome.Text(outcome.Last(words[1]), "reason"), line);
                    break;
                case "out":
                    Contains(rest, outcome.Output, line);
                    break;
                case "err":
                    Contains(rest, outcome.Error, line);
                    break;
                case "asked":
                    Assert.IsTrue(asked.Split('\n').Any(call => call.Contains(rest)), $"{line}\nasked was:\n{asked}\n{outcome.Output}");
                    break;
                case "unasked":
                    Assert.DoesNotContain(rest, asked, line);
                    break;
                case "env" or "signal":
                    break; // done before
                case var task when task.EndsWith(':'):
                    Assert.AreEqual(rest, outcome.States(task[..^1]), line + "\n" + outcome.Output);
                    break;
                default:
                    Assert.Fail("no such expectation: " + line);
                    break;
            }
        }
    }

    // order A STATE < B STATE [+MIN-MAX milliseconds]
    private void CheckOrder(string line, string[] words)
    {
        var (first, second) = (Event(words[1], words[2]), Event(words[4], words[5]));
        Assert.IsLessThan(second.Index, first.Index, line + "\n" + outcome.Output);
        if (words.Length <= 6)
            return;
        var range = words[6].TrimStart('+').Split('-').Select(Number).ToList();
        Assert.IsInRange(range[0], range[1], second.Time - first.Time, line);
    }

    // STATE may say which one: RUNNING#2 is the second.
    private (int Index, long Time) Event(string task, string state)
    {
        var parts = state.Split('#');
        var found = outcome
            .Events.Index()
            .Where(e => Outcome.Text(e.Item, "task") == task && Outcome.Text(e.Item, "state") == parts[0])
            .ElementAtOrDefault(parts.Length > 1 ? Number(parts[1]) - 1 : 0);
        Assert.IsTrue(found.Item.ValueKind != System.Text.Json.JsonValueKind.Undefined, $"{task} was never {state}\n{outcome.Output}");
        return (found.Index, found.Item.GetProperty("t").GetInt64());
    }

    private void Contains(string expected, string actual, string line) =>
        Assert.IsTrue(actual.Contains(expected), $"{line}\nwas: {actual}\n{outcome.Output}\n{outcome.Error}");

    private static string Unescape(string text) => text.Replace("\\n", "\n");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
