using Sflow.Expressions;
using static Sflow.Tests.Expressions.Evaluate;

namespace Sflow.Tests.Expressions;

[TestClass]
public sealed class TemplateTests
{
    [TestMethod]
    [DataRow("${{ 1 }}", true)]
    [DataRow(" ${{ 1 }}\n", true)]
    [DataRow("${{ 'a}}b' }}", true)]
    [DataRow("${{ {'a': {}}.a }}", true)]
    [DataRow("${{ 1 }}${{ 2 }}", false)]
    [DataRow("x ${{ 1 }}", false)]
    [DataRow("x", false)]
    public void ASingleExpressionIsFoundByParsing(string text, bool expected) =>
        Assert.AreEqual(expected, TemplateParser.Parse(Located(text), [])!.IsSingleExpression);

    [TestMethod]
    [DataRow("${#array[@]} {# x #} {% y %} ${{ 1 }}", "${#array[@]} {# x #} {% y %} 1")]
    [DataRow("a\r\n${{ 1 }}\r\n", "a\r\n1\r\n")]
    [DataRow("  x ${{ 1 }}  \n\n", "  x 1  \n\n")]
    public void OnlyTheDelimitersAreSpecialAndTextsStayByteForByte(string template, string expected) =>
        Assert.AreEqual(expected, Value(template).ToText());

    [TestMethod]
    [DataRow("${{ '007' }}", "str")]
    [DataRow("${{ 7 }}", "int")]
    [DataRow("${{ 8 / 2 }}", "float")]
    [DataRow("${{ true }}", "bool")]
    [DataRow("${{ none }}", "NoneType")]
    [DataRow("${{ [1] }}", "list")]
    [DataRow("${{ {} }}", "dict")]
    [DataRow("${{ [1]|map('string') }}", "list")]
    [DataRow("${{ range(3) }}", "list")]
    [DataRow("${{ {'a': 1}.items() }}", "list")]
    [DataRow("${{ 1 if false }}", "str")]
    [DataRow("${{ '<'|tojson }}", "str")]
    [DataRow("${{ 1 }}${{ 2 }}", "str")]
    public void AValueKeepsItsTypeAndNothingLazyLeaves(string template, string type) => Assert.AreEqual(type, Value(template).TypeName);

    [TestMethod]
    public void AnUndefinedValueDoesNotLeaveInAList() => Assert.StartsWith("SFLOW1302 1,9:", Error("${{ [1, missing] }}"));

    [TestMethod]
    [DataRow("${{ variables.A.B }}", "variables A B", false)]
    [DataRow("${{ task['x'].nodes[0].ip }}", "task x nodes 0 ip", false)]
    [DataRow("${{ task.x[-1] }}", "task x -1", false)]
    [DataRow("${{ a[b.c].d }}", "a", false)]
    [DataRow("${{ a.b|default(1) }}", "a b", true)]
    [DataRow("${{ a is defined }}", "a", true)]
    [DataRow("${{ a is not defined }}", "a", true)]
    [DataRow("${{ (a + 1)|default(1) }}", "a", false)]
    [DataRow("${{ a.upper() }}", "a upper", false)]
    public void ReferencesSayWhichNamesAreUsed(string template, string path, bool guarded)
    {
        var reference = References.In(TemplateParser.Parse(Located(template), [])!)[0];
        Assert.AreEqual(path, string.Join(' ', reference.Path.Prepend(reference.Root)));
        Assert.AreEqual(guarded, reference.Guarded);
        Assert.StartsWith(reference.Root, template[reference.Span.Start..reference.Span.End]);
    }

    [TestMethod]
    public void ReferencesCoverEveryBranch() =>
        CollectionAssert.AreEqual(
            new[] { "a", "b", "c", "d", "e", "f", "g" },
            References
                .In(TemplateParser.Parse(Located("${{ a if b else c[d] }} ${{ [e]|join(f) is in g }}"), [])!)
                .Select(reference => reference.Root)
                .ToArray()
        );

    [TestMethod]
    public void AReportedFailureEndsSilently()
    {
        var bag = new DiagnosticBag();
        Assert.IsNull(Run("${{ x|default(1) }}", Scope(("x", UndefinedValue.Reported)), bag));
        Assert.IsEmpty(bag);
    }

    [TestMethod]
    public void AHostObjectOffersMembersAndBehavesLikeADict()
    {
        var host = new Host();
        Assert.AreEqual(
            "1 2 True ['one', 'two'] 2 {'one': 1, 'two': 2} 5",
            Value("${{ h.one }} ${{ h['two'] }} ${{ 'one' in h }} ${{ h|list }} ${{ h|length }} ${{ h }} ${{ h.get('x', 5) }}", ("h", host))
                .ToText()
        );
        Assert.AreEqual("SFLOW1302 1,5: 'h.tow' is not defined. Did you mean 'two'?", Error("${{ h.tow }}", ("h", host)));
        var bag = new DiagnosticBag();
        Assert.IsNull(Run("${{ h.bad }}", Scope(("h", host)), bag));
        Assert.IsEmpty(bag);
    }

    private sealed class Host : HostObject
    {
        public override System.Collections.Generic.IEnumerable<string> MemberNames => ["one", "two"];

        public override bool IsMapping => true;

        public override bool TryGetMember(string name, out ExprValue value)
        {
            value = name switch
            {
                "one" => Int(1),
                "two" => Int(2),
                "bad" => UndefinedValue.Reported,
                _ => null!,
            };
            return value is not null;
        }
    }
}
