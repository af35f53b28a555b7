namespace Sflow.Expressions;

/// <summary>Which values can be keys.</summary>
internal static class Hashing
{
    /// <summary>Refuses what can't be a key of a dict or an item of a set: what is undefined, known only to the job, or could change in Python.</summary>
    public static void Check(ExprValue value, Evaluation evaluation)
    {
        evaluation.Known(value);
        if (!IsPossible(value, evaluation))
            throw evaluation.Failure($"{Describe.Type(value)} can't be a key or be compared for being unique");
    }

    /// <summary>Whether a value can be a key.</summary>
    public static bool IsPossible(ExprValue value, Evaluation evaluation)
    {
        evaluation.Charge(1 + value.Size / 64);
        if (value is not TupleValue tuple)
            return value is not (ListValue or DictValue or SetValue or DictViewValue or RuntimeText or UndefinedValue);
        foreach (var item in tuple.Items)
        {
            if (!IsPossible(item, evaluation))
                return false;
        }

        return true;
    }
}
