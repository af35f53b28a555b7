using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Sflow.Runtime.Tests;

[TestClass]
public sealed class OutputsTests
{
    [TestMethod]
    public void Patterns_are_found_and_typed()
    {
        const string Words_ = """
            output 'TTFT: ([-+0-9.eE]+) ms' ttft:float
            output '^tok/s: ([-+]?[0-9]+) model (.*)$' tps:int model:str
            output 'n=([^ ]*)' n:int
            output 'absent ([0-9]+)' absent:int
            metric ttft '{"description": "time to first token", "aggregate": "mean"}'
            metric tps '{}'
            metric absent '{"type": "int"}'
            """;
        var outcome = Script.Run(Words.Task("t", "printf 'TTFT: 42.50 ms\\nxx TTFT: +007 ms n=-08\\ntok/s: 12 model a \"b\" é\\r\\nn=x\\001y n=3\\nTTFT: .5 ms\\n'", Words_)).Expect(0, "COMPLETED");
        Assert.AreEqual(
            """{"task":"t","outputs":{"ttft":[42.50,7.0,0.5],"n":[-8,"x\u0001y"],"tps":12,"model":"a \u0022b\u0022 \u00E9"},"metrics":{"ttft":{"value":[42.50,7.0,0.5],"description":"time to first token","aggregate":"mean"},"tps":{"value":12},"absent":{"value":null,"type":"int"}}}""",
            JsonSerializer.Serialize(JsonDocument.Parse(outcome.Read("t/outputs.json")).RootElement));
    }

    [TestMethod]
    public void Labels_are_no_part_of_the_line()
    {
        var outcome = Script.Run(Words.Task("t", "echo '0: v=1'; echo '11: v=2'", "labelled\noutput '^v=([0-9]+)' v:int")).Expect(0, "COMPLETED");
        Assert.AreEqual("{\"task\": \"t\", \"outputs\": {\"v\": [1, 2]}, \"metrics\": {}}\n", outcome.Read("t/outputs.json"));
    }

    [TestMethod]
    public void Only_the_successful_attempt_counts()
    {
        var outcome = Script.Run(Words.Task("t", "echo x >>count; n=$(wc -l <count); echo v=$n; [ $n -gt 1 ]", "retries 1 0 1\noutput 'v=([0-9]+)' v:int")).Expect(0, "COMPLETED");
        Assert.Contains("\"v\": 2}", outcome.Read("t/outputs.json"));
    }

    [TestMethod]
    public void A_successor_finds_them() =>
        Script.Run(Words.Task("t", "echo v=1", "output 'v=(.)' v:int") + Words.Task("u", "grep '\"v\": 1' \"$SFLOW_WORKFLOW_OUTPUT_DIR/t/outputs.json\"", "needs t")).Expect(0, "COMPLETED");
}
