using Newtonsoft.Json.Linq;

namespace Sflow.Cli.Tests.Output;

/// <summary>What the schema of SARIF 2.1.0 and the rules of its text demand of the members that Sflow writes.</summary>
internal static class SarifRules
{
    private static readonly HashSet<string> Levels = ["none", "note", "warning", "error"];

    // Every object of the schema forbids members that it doesn't name.
    private static readonly Dictionary<string, string[]> Members = new()
    {
        ["log"] = ["$schema", "version", "runs"],
        ["run"] = ["tool", "invocations", "columnKind", "results"],
        ["driver"] = ["name", "version", "rules"],
        ["rule"] = ["id", "help"],
        ["invocation"] = ["executionSuccessful", "exitCode", "toolExecutionNotifications"],
        ["notification"] = ["level", "message"],
        ["result"] = ["ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations"],
        ["location"] = ["physicalLocation", "message"],
        ["place"] = ["artifactLocation", "region"],
        ["artifact"] = ["uri"],
        ["region"] = ["startLine", "startColumn", "endLine", "endColumn"],
    };

    /// <summary>Checks a document.</summary>
    /// <returns>Its only run.</returns>
    public static JObject Check(string text)
    {
        var log = JObject.Parse(text);
        Has(log, "log", "version", "runs");
        Assert.AreEqual("2.1.0", (string)log["version"]!);
        var run = (JObject)log["runs"]!.Single();
        Has(run, "run", "tool");
        var driver = (JObject)run["tool"]!["driver"]!;
        Has(driver, "driver", "name");
        List<string> rules = [];
        foreach (var rule in driver["rules"]!.Cast<JObject>())
        {
            Has(rule, "rule", "id");
            Assert.IsGreaterThan(0, ((string)rule["help"]!["text"]!).Length);
            rules.Add((string)rule["id"]!);
        }

        Assert.HasCount(rules.Count, rules.Distinct(), "rules are unique");
        foreach (var invocation in run["invocations"]!.Cast<JObject>())
        {
            Has(invocation, "invocation", "executionSuccessful");
            foreach (var notification in invocation["toolExecutionNotifications"]!.Cast<JObject>())
            {
                Has(notification, "notification", "message");
                Assert.Contains((string)notification["level"]!, Levels);
            }
        }

        Assert.AreEqual("utf16CodeUnits", (string)run["columnKind"]!);
        foreach (var result in run["results"]!.Cast<JObject>())
            CheckResult(result, rules);
        return run;
    }

    private static void CheckResult(JObject result, List<string> rules)
    {
        Has(result, "result", "message", "ruleId");
        Assert.AreEqual(rules[(int)result["ruleIndex"]!], (string)result["ruleId"]!);
        Assert.Contains((string)result["level"]!, Levels);
        Assert.IsGreaterThan(0, ((string)result["message"]!["text"]!).Length);
        foreach (var location in (result["locations"] ?? new JArray()).Concat(result["relatedLocations"] ?? new JArray()).Cast<JObject>())
        {
            Has(location, "location", "physicalLocation");
            var place = (JObject)location["physicalLocation"]!;
            Has(place, "place", "artifactLocation");
            Has((JObject)place["artifactLocation"]!, "artifact", "uri");
            var uri = (string)place["artifactLocation"]!["uri"]!;
            Assert.IsTrue(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
            Assert.IsFalse(uri.StartsWith('/') || uri.StartsWith("..", StringComparison.Ordinal), uri);
            if (place["region"] is not JObject region)
                continue;
            Has(region, "region", "startLine");
            foreach (var position in region.Properties())
                Assert.IsGreaterThan(0, (int)position.Value, position.Name);
            Assert.IsTrue(
                ((int)region["startLine"]!, (int)region["startColumn"]!).CompareTo(((int)region["endLine"]!, (int)region["endColumn"]!))
                    <= 0
            );
        }
    }

    private static void Has(JObject value, string kind, params string[] required)
    {
        foreach (var name in required)
            Assert.IsTrue(value.ContainsKey(name), $"{kind} needs {name}");
        Assert.AreEqual("", string.Join(' ', value.Properties().Select(property => property.Name).Except(Members[kind])), kind);
    }
}
