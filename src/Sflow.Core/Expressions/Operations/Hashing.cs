namespace Sflow.Expressions;

/// <summary>Decides which values can be keys.</summary>
internal static class Hashing
{
    /// <summary>
    /// Refuses a value that can't be a key of a dict or an item of a set: one that is undefined, known only to the job, or
    /// mutable in Python.
    /// </summary>
    public static void Check(ExprValue value, Evaluation evaluation)
    {
        evaluation.Known(value);
        if (!IsPossible(value, evaluation))
            throw evaluation.Failure($"{Describe.Type(value)} can't be a key or be compared for being unique");
    }

    /// <summary>True if a value can be a key.</summary>
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
