namespace Sflow.Expressions;
internal static class Interpreter { public static ExprValue Evaluate(ExpressionSyntax node, Evaluation evaluation) => node is LiteralSyntax l ? l.Value : NoneValue.Instance; }
internal sealed class CallArguments { }
internal sealed class Filter { }
internal sealed class Test { }
