using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Sflow.Expressions;

/// <summary>Operations by name.</summary>
/// <param name="kind">What messages call one: <c>filter</c>, <c>test</c>, <c>method</c>.</param>
internal sealed class OperationTable(string kind) : IEnumerable<KeyValuePair<string, Operation>>
{
    private readonly Dictionary<string, Operation> operations = [];

    public IEnumerable<string> Names => operations.Keys;

    /// <summary>Finds an operation; null when there is none of the name.</summary>
    public Operation? Find(string name) => operations.TryGetValue(name, out var operation) ? operation : null;

    /// <summary>Adds an operation.</summary>
    /// <param name="names">Its name, or several with spaces between.</param>
    /// <param name="parameters">As <see cref="Operation"/> takes them.</param>
    /// <param name="apply">Does it.</param>
    public void Add(string names, string parameters, Func<ExprValue, Arguments, ExprValue> apply)
    {
        foreach (var name in names.Split(' '))
            operations.Add(name, new Operation($"the {kind} '{name}'", parameters, apply));
    }

    /// <summary>Adds an operation that looks at a text: any value that is not one is printed first.</summary>
    public void AddText(string names, string parameters, Func<TextValue, Arguments, ExprValue> apply) =>
        Add(names, parameters, (value, arguments) => apply(Texts.Of(value, arguments.Evaluation).Paid(arguments.Evaluation), arguments));

    /// <summary>Adds everything of other tables.</summary>
    public OperationTable With(params OperationTable[] tables)
    {
        foreach (var pair in tables.SelectMany(table => table))
            operations.Add(pair.Key, pair.Value);
        return this;
    }

    public IEnumerator<KeyValuePair<string, Operation>> GetEnumerator() => operations.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
