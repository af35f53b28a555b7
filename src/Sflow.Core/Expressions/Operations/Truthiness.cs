namespace Sflow.Expressions;

/// <summary>Decides which values count as true.</summary>
internal static class Truthiness
{
    public static bool Of(ExprValue value, Evaluation evaluation) =>
        value switch
        {
            BoolValue truth => truth.Value,
            NoneValue => false,
            IntValue number => !number.Value.IsZero,
            FloatValue number => number.Value != 0,
            TextValue text => text.Value.Length > 0,
            ListValue list => list.Items.Count > 0,
            TupleValue tuple => tuple.Items.Count > 0,
            DictValue dict => dict.Count > 0,
            SetValue set => set.Items.Count > 0,
            DictViewValue view => view.Items.Count > 0,
            RangeValue range => range.Count > 0,
            BytesValue bytes => bytes.Bytes.Length > 0,
            HostObject host => !host.IsMapping || host.MemberNames.Any(),
            UndefinedValue { IsLenient: true } => false,
            UndefinedValue undefined => throw evaluation.Failure(undefined),
            RuntimeText => throw evaluation.RuntimeFailure(value),
            _ => true,
        };
}
