using System.Collections.Generic;
using System.Linq;

namespace Sflow.Expressions;

/// <summary>Finds what makes a container unfit for an operation, so that a message can name it.</summary>
internal static class RuntimeParts
{
    /// <summary>The name of the first hole in a value that has one.</summary>
    public static string FirstName(ExprValue value)
    {
        var text = (RuntimeText)First(value, ValueTraits.Runtime)!;
        return text.Parts.First(part => part.Reference is not null).Reference!.Display;
    }

    /// <summary>The first undefined value in a value.</summary>
    public static UndefinedValue? FirstUndefined(ExprValue value) => (UndefinedValue?)First(value, ValueTraits.Undefined);

    // Only what has the trait is looked into, so the way down is straight.
    private static ExprValue? First(ExprValue value, ValueTraits trait)
    {
        if ((value.Traits & trait) == 0)
            return null;
        return value is RuntimeText or UndefinedValue ? value : Items(value).Select(item => First(item, trait)).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<ExprValue> Items(ExprValue value) => value switch
    {
        ListValue list => list.Items,
        TupleValue tuple => tuple.Items,
        SetValue set => set.Items,
        DictValue dict => dict.Keys.Concat(dict.Values),
        DictViewValue view => view.Items,
        _ => [],
    };
}
