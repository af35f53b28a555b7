namespace Sflow.Expressions;

/// <summary>Finds the part of a container that makes it unusable for an operation, so that a message can name it.</summary>
internal static class TraitSearch
{
    /// <summary>The name of the first placeholder in a value that has one.</summary>
    public static string FirstPlaceholder(ExprValue value)
    {
        var text = (RuntimeText)First(value, ValueTraits.Runtime)!;
        return text.Parts.First(part => part.Reference is not null).Reference!.Display;
    }

    /// <summary>The first undefined value in a value.</summary>
    public static UndefinedValue? FirstUndefined(ExprValue value) => (UndefinedValue?)First(value, ValueTraits.Undefined);

    // The search visits only values with the trait, so it never backtracks.
    private static ExprValue? First(ExprValue value, ValueTraits trait)
    {
        if ((value.Traits & trait) == 0)
            return null;
        return value is RuntimeText or UndefinedValue
            ? value
            : Items(value).Select(item => First(item, trait)).FirstOrDefault(found => found is not null);
    }

    private static IEnumerable<ExprValue> Items(ExprValue value) =>
        value switch
        {
            ListValue list => list.Items,
            TupleValue tuple => tuple.Items,
            SetValue set => set.Items,
            DictValue dict => dict.Keys.Concat(dict.Values),
            DictViewValue view => view.Items,
            _ => [],
        };
}
