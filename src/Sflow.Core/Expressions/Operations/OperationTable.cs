using System.Collections;

namespace Sflow.Expressions;

/// <summary>Operations by name.</summary>
/// <param name="kind">The kind in messages: <c>filter</c>, <c>test</c>, <c>method</c>.</param>
internal sealed class OperationTable(string kind) : IEnumerable<KeyValuePair<string, Operation>>
{
    private readonly Dictionary<string, Operation> operations = [];

    public IEnumerable<string> Names => operations.Keys;

    /// <summary>Finds an operation by name; null when there is none.</summary>
    public Operation? Find(string name) => operations.TryGetValue(name, out var operation) ? operation : null;

    /// <summary>Adds an operation.</summary>
    /// <param name="names">The name, or several names separated by spaces.</param>
    /// <param name="parameters">The parameters in the format of <see cref="Operation"/>.</param>
    /// <param name="apply">Performs the operation.</param>
    public void Add(string names, string parameters, Func<ExprValue, Arguments, ExprValue> apply)
    {
        foreach (var name in names.Split(' '))
            operations.Add(name, new Operation($"the {kind} '{name}'", parameters, apply));
    }

    /// <summary>Adds an operation on a string; a value of another type is converted to a string first.</summary>
    public void AddText(string names, string parameters, Func<TextValue, Arguments, ExprValue> apply) =>
        Add(
            names,
            parameters,
            (value, arguments) => apply(KnownText.Of(value, arguments.Evaluation).Charged(arguments.Evaluation), arguments)
        );

    /// <summary>Adds all operations of other tables.</summary>
    public OperationTable With(params OperationTable[] tables)
    {
        foreach (var pair in tables.SelectMany(table => table))
            operations.Add(pair.Key, pair.Value);
        return this;
    }

    public IEnumerator<KeyValuePair<string, Operation>> GetEnumerator() => operations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
