using System.Text.RegularExpressions;
using Sflow.Expressions;
using Sflow.Generation.Plans;
using Sflow.Planning;
using Sflow.Tests.Conformance;

namespace Sflow.Tests.Scenarios;

/// <summary>Compares two plans of the same workflow, of which one was read from a document that has fewer definitions.</summary>
internal static partial class PlanComparison
{
    /// <summary>The first difference of what the plans do, or null.</summary>
    public static string? Difference(ExecutionPlan plan, ExecutionPlan again)
    {
        if (PlanJson.Write(plan, indented: true) is var json && PlanJson.Write(again, indented: true) is var other && json != other)
            return FirstDifference(json, other);
        if (View(plan, again) is var expected && View(again, plan) is var actual && expected != actual)
            return FirstDifference(expected, actual);
        return plan
            .Tasks.Select(task =>
                (Expected: Expanded(plan, task), Actual: Expanded(plan, again.Tasks.Single(same => same.Name == task.Name)))
            )
            .Where(pair => pair.Expected != pair.Actual)
            .Select(pair => FirstDifference(pair.Expected, pair.Actual))
            .FirstOrDefault();
    }

    /// <summary>What a plan does. Definitions that nothing needs are gone, and with them their variables in the environment.</summary>
    public static string View(ExecutionPlan plan, ExecutionPlan other)
    {
        var lines = new List<string>(PlanText.Lines(plan));
        foreach (var task in plan.Tasks)
        {
            var environment = plan.EnvironmentOf(task).ToDictionary(variable => variable.Key, variable => variable.Value.ToText());
            var shared = new HashSet<string>(
                other.EnvironmentOf(other.Tasks.Single(same => same.Name == task.Name)).Select(same => same.Key)
            );
            lines.Add($"task {task.Name} {task.Task.Operator.Kind} {task.Task.Timeout} {task.Task.Retries}");
            lines.AddRange(task.Task.Operator.Options.Select(option => $"{option.Key}: {option.Value.Repr()}"));
            lines.AddRange(
                task.Probes.Select(probe => $"{probe.Schedule} {string.Join(" ", probe.Texts.Select(text => text.Value.ToText()))}")
            );
            lines.AddRange(
                environment.Where(variable => shared.Contains(variable.Key)).Select(variable => $"{variable.Key}={variable.Value}")
            );
        }

        lines.AddRange(plan.Artifacts.Select(artifact => $"{artifact.Name.Value} {artifact.Uri.ToText()} {artifact.Content?.ToText()}"));
        lines.AddRange(Members((DictValue)Plan03View.Of(plan)));
        return string.Join("\n", lines);
    }

    // Ports, results, monitors and so on. Environments and scripts are compared on their own.
    private static IEnumerable<string> Members(DictValue plan) =>
        Pairs(plan)
            .SelectMany(pair =>
                pair.Value is ListValue tasks && pair.Key == "tasks"
                    ? tasks.Items.Cast<DictValue>().SelectMany(Pairs).Where(member => member.Key is not ("env" or "script" or "argv"))
                    : [pair]
            )
            .Where(pair => pair.Key != "variables")
            .Select(pair => $"{pair.Key}: {pair.Value.Repr()}");

    private static IEnumerable<(string Key, ExprValue Value)> Pairs(DictValue value) =>
        value.Keys.Zip(value.Values, (key, item) => (key.ToText(), item));

    /// <summary>A task's script in which the variables of the plan's environment have their values.</summary>
    public static string Expanded(ExecutionPlan plan, PlannedTask task)
    {
        var environment = plan.EnvironmentOf(plan.Tasks.Single(same => same.Name == task.Name))
            .ToDictionary(variable => variable.Key, variable => variable.Value.ToText());
        return Braces()
            .Replace(task.Script.ToText(), match => environment.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        var at = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {at + 1}: {before.ElementAtOrDefault(at) ?? "(end)"}\nBUT: {after.ElementAtOrDefault(at) ?? "(end)"}";
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Braces();
}
