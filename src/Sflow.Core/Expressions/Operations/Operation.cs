namespace Sflow.Expressions;

/// <summary>A filter, a test or a method: a function of a value and arguments.</summary>
internal sealed class Operation
{
    private readonly string[] parameters;
    private readonly int required;
    private readonly bool takesAny;
    private readonly Func<ExprValue, Arguments, ExprValue> apply;

    /// <summary>Creates an operation.</summary>
    /// <param name="title">Its kind and name in messages: <c>the filter 'join'</c>.</param>
    /// <param name="parameters">
    /// The names of the parameters in order, separated by spaces. A <c>?</c> marks an optional one. A single <c>*</c> allows any
    /// arguments, which are in <see cref="Arguments.Call"/>.
    /// </param>
    /// <param name="apply">Performs the operation.</param>
    public Operation(string title, string parameters, Func<ExprValue, Arguments, ExprValue> apply)
    {
        Title = title;
        takesAny = parameters == "*";
        var names = takesAny ? [] : parameters.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        required = names.Count(name => !name.EndsWith("?", StringComparison.Ordinal));
        this.parameters = [.. names.Select(name => name.TrimEnd('?'))];
        this.apply = apply;
    }

    /// <summary>Its kind and name in messages.</summary>
    public string Title { get; }

    /// <summary>Checks the arguments and performs the operation.</summary>
    public ExprValue Invoke(ExprValue value, CallArguments call) => apply(value, new Arguments(call, takesAny ? [] : Bind(call)));

    private ExprValue?[] Bind(CallArguments call)
    {
        if (call.Positional.Count > parameters.Length)
            throw call.Evaluation.Failure($"{Title} takes {Most(parameters.Length)}, not {call.Positional.Count}");
        var bound = new ExprValue?[parameters.Length];
        for (var i = 0; i < call.Positional.Count; i++)
            bound[i] = call.Positional[i];
        foreach (var argument in call.Named)
        {
            var at = Array.IndexOf(parameters, argument.Key);
            if (at < 0)
                throw call.Evaluation.Failure($"{Title} has no argument {Quote.Text(argument.Key)}{Known()}");
            if (bound[at] is not null)
                throw call.Evaluation.Failure($"{Title} gets its argument {Quote.Text(argument.Key)} twice");
            bound[at] = argument.Value;
        }

        for (var i = 0; i < required; i++)
        {
            if (bound[i] is null)
                throw call.Evaluation.Failure($"{Title} needs its argument {Quote.Text(parameters[i])}");
        }

        return bound;
    }

    private static string Most(int number) =>
        number switch
        {
            0 => "no argument",
            1 => "1 argument at most",
            _ => $"{number} arguments at most",
        };

    private string Known() => parameters.Length == 0 ? "" : "; it has " + string.Join(", ", (IEnumerable<string>)parameters);
}
