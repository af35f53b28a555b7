using static Sflow.Tests.Expressions.Evaluate;

namespace Sflow.Tests.Expressions;

[TestClass]
public sealed class ErrorPlaceTests
{
    [TestMethod]
    [DataRow("${{ MISSING }}", "SFLOW1302 1,5: 'MISSING' is not defined.")]
    [DataRow("${{ variables.GPU }}", "SFLOW1302 1,5: 'variables.GPU' is not defined. Did you mean 'GPUS'?")]
    [DataRow("a\nb ${{ 1 + variables.GPU * 2 }}", "SFLOW1302 2,11: 'variables.GPU' is not defined. Did you mean 'GPUS'?")]
    [DataRow("${{ variables.A.B.C }}", "SFLOW1302 1,5: 'variables.A' is not defined.")]
    [DataRow("${{ variables['GPU'] }}", "SFLOW1302 1,5: 'variables['GPU']' is not defined. Did you mean 'GPUS'?")]
    [DataRow("${{ nodes[7].name }}", "SFLOW1302 1,5: 'nodes[7]' is not defined.")]
    [DataRow("${{ (variables.GPU) ~ 'x' }}", "SFLOW1302 1,6: 'variables.GPU' is not defined. Did you mean 'GPUS'?")]
    [DataRow("${{ 1 if 2 > missing else 3 }}", "SFLOW1302 1,14: 'missing' is not defined.")]
    [DataRow("${{ [missing]|join }}", "SFLOW1302 1,6: 'missing' is not defined.")]
    [DataRow("${{ variable.GPUS }}", "SFLOW1302 1,5: 'variable' is not defined. Did you mean 'variables'?")]
    [DataRow("${{ 'abc'.uper() }}", "SFLOW1302 1,5: ''abc'.uper' is not defined. Did you mean 'upper'?")]
    [DataRow("${{ 4 + 1 / 0 }}", "SFLOW1303 1,9: This can't be computed: it divides by zero.")]
    [DataRow(
        "x ${{ 'a' + 1 }}",
        "SFLOW1303 1,7: This can't be computed: '+' can't join the string 'a' and the number 1; write '~' to join them "
            + "as strings, or convert with |int."
    )]
    [DataRow("${{ variables.GPUS|uper }}", "SFLOW1305 1,20: There is no filter 'uper'. Did you mean 'upper'?")]
    [DataRow("${{ 1 if true else 2|nope }}", "SFLOW1305 1,22: There is no filter 'nope'.")]
    [DataRow("${{ 1 is evne }}", "SFLOW1306 1,10: There is no test 'evne'. Did you mean 'even'?")]
    [DataRow(
        "${{ [1, 2]|random }}",
        "SFLOW1308 1,12: The filter 'random' is not supported: the same build must always give the same result."
    )]
    [DataRow("${{ 1 + }}", "SFLOW1301 1,9: The expression is not valid: an expression is missing before the closing '}}'.")]
    [DataRow("${{ a b }}", "SFLOW1301 1,7: The expression is not valid: the end of the expression is expected here, not 'b'.")]
    [DataRow("${{ (1 }}", "SFLOW1301 1,8: The expression is not valid: a ')' is missing before this '}'.")]
    [DataRow("echo ${{ 1", "SFLOW1301 1,6: The expression is not valid: it has no closing '}}'.")]
    [DataRow("${{ 'abc }}", "SFLOW1301 1,5: The expression is not valid: the string that begins here has no closing '.")]
    [DataRow("${{ a && b }}", "SFLOW1301 1,7: The expression is not valid: '&' is not allowed in an expression; write 'and'.")]
    [DataRow("${{ 'a'.__class__ }}", "SFLOW1303 1,5: This can't be computed: '__class__' belongs to Python and can't be used.")]
    [DataRow(
        "${{ namespace(a=1) }}",
        "SFLOW1303 1,5: This can't be computed: a value of type Namespace exists only inside of an expression: use its members there, "
            + "or write dict(…)."
    )]
    [DataRow("${{ 'a'.upper }}", "SFLOW1303 1,5: This can't be computed: 'upper' has to be called, as 'upper()'.")]
    [DataRow("${{ 'a'|upper(1) }}", "SFLOW1303 1,5: This can't be computed: the filter 'upper' takes no argument, not 1.")]
    public void AnErrorStandsAtItsPartWithAReason(string template, string expected) =>
        Assert.AreEqual(expected, Error(template, ("variables", Dict(("GPUS", Int(8)))), ("nodes", List(Int(1)))));

    [TestMethod]
    public void EveryExpressionOfATextIsRead() =>
        Assert.AreEqual(
            "SFLOW1301 1,9: The expression is not valid: an expression is missing before the closing '}}'.\n"
                + "SFLOW1305 1,21: There is no filter 'nope'.",
            Error("${{ 1 + }} x ${{ 1 |nope }}")
        );
}
