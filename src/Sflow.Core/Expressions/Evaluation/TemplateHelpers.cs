using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Sflow.Expressions;

/// <summary>
/// Jinja2's helpers for loops. An expression can create one but can't assign it to a name, so only its first state is visible.
/// </summary>
internal static class TemplateHelpers
{
    /// <summary><c>namespace(a=1)</c>: an object with these members.</summary>
    public static ExprValue Namespace(CallArguments call) => new HelperObject("Namespace", Globals.Dict(call), true);

    /// <summary><c>cycler('a', 'b')</c>: returns its items in turn.</summary>
    public static ExprValue Cycler(CallArguments call)
    {
        if (call.Positional.Count == 0 || call.Named.Count > 0)
            throw call.Evaluation.Failure("'cycler' takes one item at least, and none with a name");
        return new HelperObject(
            "Cycler",
            new DictValue([
                Member("next", Method("next", call.Positional[0])),
                Member("current", call.Positional[0]),
                Member("reset", Method("reset", NoneValue.Instance)),
                Member("items", new TupleValue(call.Positional)),
                Member("pos", new IntValue(BigInteger.Zero)),
            ]),
            false
        );
    }

    /// <summary><c>joiner(',')</c>: a function that returns an empty string on its first call.</summary>
    public static ExprValue Joiner(CallArguments call)
    {
        if (call.Positional.Count + call.Named.Count > 1 || call.Named.Any(argument => argument.Key != "sep"))
            throw call.Evaluation.Failure("'joiner' takes a separator and nothing else");
        return Method("joiner", TextValue.Empty);
    }

    private static KeyValuePair<ExprValue, ExprValue> Member(string name, ExprValue value) => new(new TextValue(name), value);

    private static FunctionValue Method(string name, ExprValue result) =>
        new(
            name,
            name,
            inner =>
                inner.Positional.Count + inner.Named.Count == 0 ? result : throw inner.Evaluation.Failure($"'{name}' takes no argument")
        );

    private sealed class HelperObject(string name, DictValue members, bool showsMembers) : HostObject
    {
        public override string TypeName => name;

        public override IEnumerable<string> MemberNames => members.Keys.OfType<TextValue>().Select(key => key.Value);

        public override string Display => showsMembers ? $"<{name} {members.Repr()}>" : base.Display;

        internal override ValueTraits Traits => members.Traits | ValueTraits.Transient;

        public override bool TryGetMember(string name, [NotNullWhen(true)] out ExprValue? value) =>
            members.TryGetValue(new TextValue(name), out value);
    }
}
